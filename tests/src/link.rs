//! The hostile server's end of a real connection: HTTPS enrollment and WebSocket over TLS on loopback.

use std::{
    net::TcpListener,
    path::Path,
    sync::{Arc, Mutex, PoisonError, mpsc},
};

use axum::{
    Router,
    body::Bytes,
    extract::{
        State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    response::IntoResponse,
    routing::{get, post},
};
use axum_server::{Handle, tls_rustls::RustlsConfig};
use lethe_hostile::Hostile;
use lethe_people::entropy;
use lethe_proto::{
    cbor::{Exact, FRAME_CAP, decode, encode},
    checkin::Checkin,
    cose::{Context, Cose},
    enrollment::SignedEnrollRequest,
    ids::{Challenge, Time},
    share::{self, Place, ShareBox},
    state::{Reply, ReplyTag},
    wire::{Down, Up},
};
use tokio::sync::mpsc as queue;

use crate::certificates::{self, Certificates};

/// A listening hostile server.
pub struct Link {
    /// Its mind.
    pub hostile: Arc<Mutex<Hostile>>,
    /// Its certificates.
    pub certificates: Certificates,
    from_device: mpsc::Receiver<Up>,
    to_device: queue::UnboundedSender<Vec<u8>>,
    handle: Handle<std::net::SocketAddr>,
    thread: Option<std::thread::JoinHandle<()>>,
}

struct Shared {
    hostile: Arc<Mutex<Hostile>>,
    seal_key: Mutex<[u8; 32]>,
    from_device: mpsc::Sender<Up>,
    to_device: tokio::sync::Mutex<queue::UnboundedReceiver<Vec<u8>>>,
}

impl Link {
    /// Listens; certificates go into `folder`.
    pub fn start(folder: &Path, now: Time) -> Self {
        drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
        let certificates = certificates::make(folder);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let hostile = Arc::new(Mutex::new(Hostile::new(now, &url)));
        let (from_sender, from_device) = mpsc::channel();
        let (to_device, to_receiver) = queue::unbounded_channel();
        let shared = Arc::new(Shared {
            hostile: hostile.clone(),
            seal_key: Mutex::new([0; 32]),
            from_device: from_sender,
            to_device: tokio::sync::Mutex::new(to_receiver),
        });
        let handle = Handle::new();
        let (files, stop) = (certificates.clone(), handle.clone());
        let thread = std::thread::spawn(move || serve(listener, &files, stop, shared));
        Self { hostile, certificates, from_device, to_device, handle, thread: Some(thread) }
    }

    /// The cheating mind.
    pub fn mind(&self) -> std::sync::MutexGuard<'_, Hostile> {
        self.hostile.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends bytes as one message.
    pub fn send(&self, frame: Vec<u8>) {
        self.to_device.send(frame).expect("the server runs");
    }

    /// The next thing that the device says; a device that says nothing for a minute has failed.
    pub fn hear(&self) -> Up {
        self.from_device.recv_timeout(std::time::Duration::from_mins(1)).expect("the device says something")
    }

    /// What the device says within a moment, if it says anything.
    pub fn overhear(&self) -> Option<Up> {
        self.from_device.recv_timeout(std::time::Duration::from_millis(10)).ok()
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.handle.shutdown();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn serve(listener: TcpListener, files: &Certificates, stop: Handle<std::net::SocketAddr>, shared: Arc<Shared>) {
    let tls = RustlsConfig::from_pem_file(&files.certificate, &files.key).await.unwrap();
    let app = Router::new()
        .route("/device/v1/enroll", post(enroll))
        .route("/device/v1/connect", get(connect))
        .with_state(shared);
    axum_server::from_tcp_rustls(listener, tls).unwrap().handle(stop).serve(app.into_make_service()).await.unwrap();
}

async fn enroll(State(shared): State<Arc<Shared>>, body: Bytes) -> impl IntoResponse {
    let request: SignedEnrollRequest = decode(&body, FRAME_CAP).expect("an honest agent's request");
    *shared.seal_key.lock().unwrap() = request.request.device_half.seal_key;
    let reply = shared.hostile.lock().unwrap().enroll(&request.request.device_half);
    ([("content-type", "application/cbor")], encode(&reply))
}

async fn connect(State(shared): State<Arc<Shared>>, upgrade: WebSocketUpgrade) -> impl IntoResponse {
    upgrade.on_upgrade(move |socket| async move {
        // A device that is killed leaves in the middle of a word.
        drop(talk(socket, &shared).await);
    })
}

async fn talk(mut socket: WebSocket, shared: &Shared) -> Result<(), axum::Error> {
    let challenge = Challenge::from(lethe_people::seed("hostile challenge", 1));
    socket.send(Message::Binary(encode(&Down::Hello(challenge)).into())).await?;
    let mut to_device = shared.to_device.lock().await;
    loop {
        tokio::select! {
            frame = to_device.recv() => {
                let Some(frame) = frame else { return Ok(()) };
                socket.send(Message::Binary(frame.into())).await?;
            }
            message = socket.recv() => {
                let Some(message) = message else { return Ok(()) };
                let Message::Binary(bytes) = message? else { continue };
                let up: Up = decode(&bytes, FRAME_CAP).expect("an honest agent's message");
                if let Up::Checkin(checkin, _) = &up {
                    for frame in answer(shared, checkin) {
                        socket.send(Message::Binary(encode(&frame).into())).await?;
                    }
                }
                // The test may have heard enough and be gone.
                drop(shared.from_device.send(up));
            }
        }
    }
}

/// The honest answer to a check-in: the time, and the share where it is asked for.
fn answer(shared: &Shared, checkin: &Exact<Checkin>) -> Vec<Down> {
    let hostile = shared.hostile.lock().unwrap();
    let reply = Exact::new(Reply {
        tag: ReplyTag,
        tenant: checkin.tenant,
        enrollment: checkin.enrollment,
        challenge: checkin.challenge,
        sequence: checkin.sequence,
        time: hostile.now,
    });
    let context = Context { domain: ReplyTag::TEXT, tenant: reply.tenant };
    let cose = Cose::sign(&hostile.company.node, context, reply.bytes());
    let mut frames = vec![Down::Reply(reply, hostile.company.node.entry().id, cose)];
    if checkin.wants_share {
        let place = Place { tenant: checkin.tenant, enrollment: checkin.enrollment };
        let secret = share::share(&[12; 32], place, 1);
        let seal_key = *shared.seal_key.lock().unwrap();
        frames.push(Down::Share(ShareBox::seal(&seal_key, &secret, place, 1, &mut entropy("share")).unwrap()));
    }
    frames
}
