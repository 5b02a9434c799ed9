// A gateway for short messages that verifies each by `standardwebhooks` and says it as a line of JSON. It ends when its standard input does.
//
//     node sms.mjs PORT SECRET

import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const [port, secret] = process.argv.slice(2);
const webhook = new Webhook(secret);

function verified(body, headers) {
  try {
    return { ...webhook.verify(body, headers), header: headers['webhook-id'] };
  } catch (error) {
    return { unverified: String(error) };
  }
}

createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  if (request.url === '/moved') {
    response.writeHead(307, { location: '/send' }).end();
  } else if (request.url === '/no') {
    response.writeHead(403).end();
  } else {
    const said = verified(body, request.headers);
    console.log(JSON.stringify(said));
    response.writeHead(said.unverified ? 401 : 202).end();
  }
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.stdin.on('end', () => process.exit()).resume();
