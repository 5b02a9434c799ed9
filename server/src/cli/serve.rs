//! `lethe serve`: listens until it is told to stop, then tells devices when to come back.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum_server::Handle;
use clap::Args;
use serde_json::Value;
use tokio::{
    signal::unix::{SignalKind, signal},
    task::JoinSet,
};

use super::{Failed, Said, open};
use crate::{
    callback::Reach,
    config::Config,
    geo::{Geo, GeoFile},
    http::{
        listen::{self, Greeting},
        router::router,
        tls::Tls,
    },
    jobs,
    wiring::Server,
};

/// Time for requests that are under way when the server stops.
const GRACE: Duration = Duration::from_secs(5);

/// Run the server.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    at: open::At,
}

impl Serve {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let config = self.at.load()?;
        let house = open::house(&config).await?;
        let server = Server::new(house, config.sites.clone()).await?;
        let geo = Geo::open(&config.geo);
        for fault in geo.files().filter_map(GeoFile::fault) {
            tracing::error!(%fault, "what this geographic database would say is unknown");
        }
        let server = server.behind(config.origin.clone()).with_geo(geo).keeping(config.retention.keep());
        let server = server.calling(Reach::new(&config.apps.callback_networks));
        let services = open::services(&config)?;
        let server = server.with_services(services);
        let server = Arc::new(server);
        let handle = Handle::new();
        let tls = config.tls.as_ref().map(|tls| Tls::of(tls, &config.sites, &config.data)).transpose()?;
        let mut listening = start(&config, tls.as_ref(), &server, &handle)?;
        let mut jobs = jobs::start(&server);
        jobs.extend(tls.map(|tls| tokio::spawn(tls.keep_fresh(server.closing()))));
        let stopped = tokio::select! {
            outcome = stop_signal() => outcome,
            Some(ended) = listening.join_next() => ended?.map_err(Failed::from),
        };
        tracing::info!("stopping");
        server.close();
        handle.graceful_shutdown(Some(GRACE));
        while listening.join_next().await.is_some() {}
        if tokio::time::timeout(GRACE, server.parted()).await.is_err() {
            tracing::warn!("some devices did not hear that the server goes away");
        }
        for job in jobs {
            job.await?;
        }
        stopped.map(|()| Said { text: String::new(), json: Value::Null })
    }
}

type Listening = JoinSet<std::io::Result<()>>;

fn start(
    config: &Config,
    tls: Option<&Tls>,
    server: &Arc<Server>,
    handle: &Handle<SocketAddr>,
) -> Result<Listening, Failed> {
    let mut listening = JoinSet::new();
    for section in &config.listen {
        let listener = listen::bind(section.address)
            .map_err(|error| Failed::new(format!("{} cannot be listened on: {error}", section.address)))?;
        tracing::info!(address = %section.address, audience = ?section.audience, plain = section.plain, "listening");
        let router = router(server.clone(), section.audience);
        let greeting =
            if section.proxy_protocol { Greeting::ProxyProtocol(config.origin.clone()) } else { Greeting::None };
        match tls.filter(|_| !section.plain) {
            Some(tls) => listening.spawn(listen::serve(listener, tls.config.clone(), greeting, router, handle.clone())),
            None => listening.spawn(listen::serve_plain(listener, greeting, router, handle.clone())),
        };
    }
    Ok(listening)
}

async fn stop_signal() -> Result<(), Failed> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
