// A company's OpenID provider: `oidc-provider` behind TLS, in which everybody is signed in at once. It ends when its standard input does.
//
//     node openid.mjs PORT CHAIN KEY RETURN_URL
//
// The client `lethe` gets what the provider says. Each client below gets ID tokens in which one thing is a lie or different, signed anew.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { SignJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const [port, chain, key, returnUrl] = process.argv.slice(2);
const issuer = `https://localhost:${port}`;
const now = () => Math.floor(Date.now() / 1000);

async function signingKey(kid) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { privateKey, kid, jwk: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' } };
}
const [own, next, forged] = await Promise.all([signingKey('own'), signingKey('next'), signingKey('own')]);
let isRotated = false;

const sign = (claims, { kid, privateKey }) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
const secret = 'a secret of the client that is long enough';
const tokens = {
  lethe: undefined,
  'tells-email': (claims) => sign({ ...claims, email: 'ada@example.com', email_verified: true, staff: 'A-17' }, own),
  'other-audience': (claims) => sign({ ...claims, aud: 'somebody-else' }, own),
  'two-audiences': (claims) => sign({ ...claims, aud: ['two-audiences', 'somebody-else'] }, own),
  'other-party': (claims) => sign({ ...claims, azp: 'somebody-else' }, own),
  'other-issuer': (claims) => sign({ ...claims, iss: 'https://elsewhere.example' }, own),
  'no-nonce': ({ nonce, ...claims }) => sign(claims, own),
  'of-yesterday': (claims) => sign({ ...claims, iat: now() - 90_000, exp: now() - 3_600 }, own),
  'of-tomorrow': (claims) => sign({ ...claims, iat: now() + 86_400, exp: now() + 90_000 }, own),
  'other-key': (claims) => sign(claims, forged),
  'next-key': (claims) => ((isRotated = true), sign(claims, next)),
  'by-secret': (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret)),
};

const people = {
  ada: { sub: 'ada', email: 'ada@example.com', email_verified: true },
  bo: { sub: 'bo', email: 'bo@example.com', email_verified: false },
};
const provider = new Provider(issuer, {
  clients: Object.keys(tokens).map((client_id) => ({ client_id, client_secret: secret, redirect_uris: [returnUrl] })),
  jwks: { keys: [own.jwk] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['of the tests'] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, accountId) => ({ accountId, claims: () => people[accountId] }),
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
});
provider.use(async (ctx, following) => {
  await following();
  const resign = tokens[ctx.oidc?.client?.clientId];
  if (resign && ctx.body?.id_token) ctx.body.id_token = await resign(decodeJwt(ctx.body.id_token));
  if (isRotated && ctx.body?.keys) {
    const { kty, n, e, kid, alg, use } = next.jwk;
    ctx.body.keys.push({ kty, n, e, kid, alg, use });
  }
});

/** Whoever comes is `login_hint`, or else ada, and agrees to everything. */
async function interact(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const accountId = params.login_hint ?? 'ada';
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope('openid email profile');
  const result = { login: { accountId }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const answer = provider.callback();
createServer({ cert: readFileSync(chain), key: readFileSync(key) }, (request, response) =>
  request.url.startsWith('/interaction/') ? interact(request, response) : answer(request, response),
).listen(Number(port), () => console.log('ready'));
process.stdin.on('end', () => process.exit()).resume();
