//! Listening sockets: TLS, no delay, and a kernel that notices dead peers so that nobody has to wake up to ask.

use std::{
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
use futures_util::future::BoxFuture;
use rustix::net::sockopt;
use rustls::ServerConfig;
use tokio::net::TcpStream;
use tower_http::add_extension::AddExtension;

use super::{client_ip::Arrival, proxy_protocol};
use crate::config::OriginConfig;

/// Silence after which the kernel asks whether the peer is there.
const KEEPALIVE_AFTER: Duration = Duration::from_mins(5);
/// Time between its questions.
const KEEPALIVE_EVERY: Duration = Duration::from_secs(30);
/// Unanswered questions until the connection is dead.
const KEEPALIVE_TRIES: u32 = 4;
/// Time for a proxy to say for whom it calls.
const INTRODUCTION: Duration = Duration::from_secs(5);
/// Time for a client to send its first request.
const FIRST_REQUEST: Duration = Duration::from_secs(20);

/// How a connection begins.
#[derive(Debug, Clone, Default)]
pub enum Greeting {
    /// With the caller's own first byte.
    #[default]
    None,
    /// With the word of one of these proxies about who calls, by the PROXY protocol. Without it the connection is dropped.
    ProxyProtocol(OriginConfig),
}

/// Sets the options of an accepted socket, and hears who is announced.
#[derive(Debug, Clone)]
struct Patient {
    greeting: Arc<Greeting>,
}

impl<S: Send + 'static> Accept<TcpStream, S> for Patient {
    type Stream = TcpStream;
    type Service = AddExtension<S, Arrival>;
    type Future = BoxFuture<'static, io::Result<(TcpStream, Self::Service)>>;

    fn accept(&self, mut stream: TcpStream, service: S) -> Self::Future {
        let greeting = self.greeting.clone();
        Box::pin(async move {
            prepare(&stream)?;
            let arrival = hear(&mut stream, &greeting).await.inspect_err(|error| {
                tracing::debug!(%error, "a connection was dropped before it began");
            })?;
            Ok((stream, AddExtension::new(service, arrival)))
        })
    }
}

async fn hear(stream: &mut TcpStream, greeting: &Greeting) -> io::Result<Arrival> {
    let Greeting::ProxyProtocol(origin) = greeting else { return Ok(Arrival::Direct) };
    if !origin.trusts(stream.peer_addr()?.ip().to_canonical()) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "PROXY protocol: the peer is no trusted proxy"));
    }
    let said = tokio::time::timeout(INTRODUCTION, proxy_protocol::read(stream)).await??;
    Ok(Arrival::Announced(said))
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
    greeting: Greeting,
    router: Router,
    handle: Handle<SocketAddr>,
) -> io::Result<()> {
    let acceptor =
        RustlsAcceptor::new(RustlsConfig::from_config(tls)).acceptor(Patient { greeting: Arc::new(greeting) });
    axum_server::from_tcp(listener)?
        .acceptor(acceptor)
        .first_request_timeout(FIRST_REQUEST)
        .handle(handle)
        .serve(router.into_make_service_with_connect_info::<SocketAddr>())
        .await
}

/// Serves without TLS until the handle says stop. The configuration allows it on loopback addresses only.
pub async fn serve_plain(
    listener: TcpListener,
    greeting: Greeting,
    router: Router,
    handle: Handle<SocketAddr>,
) -> io::Result<()> {
    axum_server::from_tcp(listener)?
        .acceptor(Patient { greeting: Arc::new(greeting) })
        .first_request_timeout(FIRST_REQUEST)
        .handle(handle)
        .serve(router.into_make_service_with_connect_info::<SocketAddr>())
        .await
}
