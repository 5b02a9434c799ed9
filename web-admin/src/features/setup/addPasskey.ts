// One more passkey for oneself. The server asks for an existing one first, inside the transport.
import { api, data, makePasskey } from "../../api";

/** Makes and registers a passkey called `name`. */
export async function addPasskey(name: string): Promise<void> {
  const begun = await data(api.POST("/api/v1/me/passkeys/begin"));
  await data(api.POST("/api/v1/me/passkeys/finish", { body: { ...(await makePasskey(begun)), name } }));
}
