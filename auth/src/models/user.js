"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.userModel = void 0;
const mongo_1 = require("@ticketing/common/mongo");
const mongoose_1 = require("mongoose");
const user_transitions_1 = require("./user-transitions");
const schema = (0, mongo_1.aggregate)(new mongoose_1.Schema({
    // The unique index decides between simultaneous sign-ups with one email, over all replicas.
    email: { type: String, required: true, unique: true },
    verified: { type: Boolean, default: false },
    usedLinks: { type: [mongoose_1.Schema.Types.ObjectId], default: [] },
    passwordHash: { type: String, required: true },
    sessionEpoch: { type: Number, default: 0 },
    administrator: { type: Boolean, default: false },
    revoked: { type: Boolean, default: false },
    eraseAt: { type: Date, default: undefined },
    erased: Boolean,
}), 'auth');
schema.index({ eraseAt: 1 }, { sparse: true });
schema.method(user_transitions_1.userTransitions);
const userModel = (connection) => connection.model('User', schema, 'users');
exports.userModel = userModel;
//# sourceMappingURL=user.js.map