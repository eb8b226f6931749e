"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mailRequestModel = void 0;
const mongoose_1 = require("mongoose");
const schema = new mongoose_1.Schema({
    _id: { type: mongoose_1.Schema.Types.ObjectId, required: true },
    kind: { type: String, required: true },
    userId: { type: mongoose_1.Schema.Types.ObjectId, required: true, index: true },
    email: { type: String, required: true },
    expiresAt: { type: Date, required: true, expires: 0 },
    epoch: { type: Number, required: true },
}, { versionKey: false });
const mailRequestModel = (connection) => connection.model('MailRequest', schema, 'mailrequests');
exports.mailRequestModel = mailRequestModel;
//# sourceMappingURL=mail-request.js.map