// What flies between server and agent. The console shows single frames out of evidence; nobody here speaks with a device.
import { bytes, choice, digest, exact, id, record, uint } from "../rule";
import { checkin, signedReceipt } from "./device";
import { recoveryBlob, shareBox } from "./enrollment";
import { signedKeyring } from "./keyring";
import { envelope, signedVeto } from "./order";
import { logProof, reply, state } from "./server";

export const down = choice({
  hello: record({ challenge: digest }),
  keyring: record({ keyring: signedKeyring }),
  state: record({ state: exact(state), cose: bytes }),
  command: record({ envelope: exact(envelope), proof: logProof }),
  veto: record({ veto: signedVeto }),
  share: record({ share: shareBox }),
  receiptLogged: record({ receipt: digest, proof: logProof }),
  reply: record({ reply: exact(reply), serverKey: id, cose: bytes }),
  comeBack: record({ afterMs: uint }),
});

export const up = choice({
  checkin: record({ checkin: exact(checkin), cose: bytes }),
  receipt: record({ receipt: signedReceipt }),
  recoveryBlob: record({ blob: exact(recoveryBlob), cose: bytes }),
});
