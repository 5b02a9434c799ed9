//! A device's connection: a WebSocket over TLS, driven until something has become true.

use std::{sync::Arc, time::Duration};

use futures_util::{SinkExt as _, StreamExt as _};
use lethe_agent_core::input::Input;
use lethe_proto::{
    cbor::{FRAME_CAP, decode, encode},
    wire::Down,
};
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use tokio::net::TcpStream;
use tokio_rustls::{TlsConnector, client::TlsStream};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Bytes, Message},
};

use crate::{company::House, device::Device};

/// Nothing here takes so long; a test that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open connection.
pub(crate) struct Line {
    socket: WebSocketStream<TlsStream<TcpStream>>,
}

impl Line {
    /// Connects. The server speaks first.
    pub(crate) async fn open(house: &House) -> Self {
        let mut roots = RootCertStore::empty();
        roots.add(house.certificate.clone().into()).unwrap();
        let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        let stream = TcpStream::connect(house.address).await.unwrap();
        let name = ServerName::try_from("localhost").unwrap();
        let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
        let (socket, _) = client_async("wss://localhost/device/v1/connect", stream).await.unwrap();
        Self { socket }
    }

    /// The next message of the server; none when it hung up.
    pub(crate) async fn hear(&mut self) -> Option<Down> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.socket.next()).await.expect("the server says something");
            match message {
                Some(Ok(Message::Binary(bytes))) => return Some(decode(&bytes, FRAME_CAP).unwrap()),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(Message::Text(_) | Message::Close(_) | Message::Frame(_)) | Err(_)) | None => return None,
            }
        }
    }

    /// Sends bytes as they are.
    pub(crate) async fn say(&mut self, bytes: Vec<u8>) {
        self.socket.send(Message::Binary(Bytes::from(bytes))).await.unwrap();
    }

    /// Passes messages between server and device until the device is as wanted.
    pub(crate) async fn until(&mut self, house: &House, device: &mut Device, wanted: impl Fn(&Device) -> bool) {
        while !wanted(device) {
            let down = self.hear().await.expect("the server is there");
            for up in device.take(house, Input::Frame(down)) {
                self.say(encode(&up)).await;
            }
        }
    }
}
