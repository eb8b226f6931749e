import { Alert } from '../components/ui/alert';

/** Errors that are about the form as a whole. */
export function FormMessages({ messages }: { messages: string[] }) {
  if (messages.length === 0) return null;
  return (
    <Alert tone="danger">
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Alert>
  );
}
