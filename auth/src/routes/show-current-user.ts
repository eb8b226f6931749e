import { Router } from 'express';

/** `GET /api/users/currentuser`: who the session says is asking; null without a valid one. */
export function showCurrentUser(): Router {
  const router = Router();
  router.get('/api/users/currentuser', (req, res) => {
    res.json({ currentUser: req.currentUser ?? null });
  });
  return router;
}
