import { Router } from 'express';

/** `GET /api/users/currentuser`: the user of the session; null without a valid session. */
export function showCurrentUser(): Router {
  const router = Router();
  router.get('/api/users/currentuser', (req, res) => {
    res.json({ currentUser: req.currentUser ?? null });
  });
  return router;
}
