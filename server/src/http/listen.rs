//! Listening sockets: TLS, no delay, and a kernel that notices dead peers so that nobody has to wake up to ask.

use std::{
    future::{Ready, ready},
    io,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use axum::Router;
use axum_server::{
    Handle,
    accept::Accept,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use rustix::net::sockopt;
use rustls::ServerConfig;
use tokio::net::TcpStream;

/// Silence after which the kernel asks whether the peer is there.
const KEEPALIVE_AFTER: Duration = Duration::from_mins(5);
/// Time between its questions.
const KEEPALIVE_EVERY: Duration = Duration::from_secs(30);
/// Unanswered questions until the connection is dead.
const KEEPALIVE_TRIES: u32 = 4;
/// Time for a client to send its first request.
const FIRST_REQUEST: Duration = Duration::from_secs(20);

/// Sets the options of an accepted socket.
#[derive(Debug, Clone, Copy)]
struct Patient;

impl<S> Accept<TcpStream, S> for Patient {
    type Stream = TcpStream;
    type Service = S;
    type Future = Ready<io::Result<(TcpStream, S)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        ready(prepare(&stream).map(|()| (stream, service)))
    }
}

fn prepare(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    sockopt::set_socket_keepalive(stream, true)?;
    sockopt::set_tcp_keepidle(stream, KEEPALIVE_AFTER)?;
    sockopt::set_tcp_keepintvl(stream, KEEPALIVE_EVERY)?;
    sockopt::set_tcp_keepcnt(stream, KEEPALIVE_TRIES)?;
    Ok(())
}

/// Binds an address.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves over TLS until the handle says stop.
pub async fn serve(
    listener: TcpListener,
    tls: Arc<ServerConfig>,
    router: Router,
    handle: Handle<SocketAddr>,
) -> io::Result<()> {
    let acceptor = RustlsAcceptor::new(RustlsConfig::from_config(tls)).acceptor(Patient);
    axum_server::from_tcp(listener)?
        .acceptor(acceptor)
        .first_request_timeout(FIRST_REQUEST)
        .handle(handle)
        .serve(router.into_make_service_with_connect_info::<SocketAddr>())
        .await
}

/// Serves without TLS until the handle says stop. The configuration allows it on loopback addresses only.
pub async fn serve_plain(listener: TcpListener, router: Router, handle: Handle<SocketAddr>) -> io::Result<()> {
    axum_server::from_tcp(listener)?
        .acceptor(Patient)
        .first_request_timeout(FIRST_REQUEST)
        .handle(handle)
        .serve(router.into_make_service_with_connect_info::<SocketAddr>())
        .await
}
