export default function Search({ close }: { close: () => void }) {
  return <button onClick={close}>…</button>;
}
