//! Calls to apps: this server speaks first, to an address that an administrator registered. Wherever a name leads, no address that is not
//! public is called unless the host's operator has named its network; no redirect is followed and no answer is read.

mod reach;

use std::time::Duration;

use reqwest::{Client, Url, header, redirect::Policy};

pub use reach::Reach;

/// Longest time for one call.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why an app could not be told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// Not an address that we may call.
    #[error("the address of the app is not public, and its network is not in apps.callback_networks")]
    OutOfReach,
    /// It could not be reached.
    #[error("the app cannot be reached: {0}")]
    Unreachable(String),
    /// It did not accept.
    #[error("the app answered {0}")]
    Refused(u16),
}

/// Calls apps.
#[derive(Debug)]
pub struct Callbacks {
    client: Client,
    reach: Reach,
}

impl Callbacks {
    /// Within this reach.
    pub fn new(reach: Reach) -> Result<Self, NotTold> {
        let builder = Client::builder().timeout(PATIENCE).redirect(Policy::none()).no_proxy();
        let client = builder.dns_resolver(reach.clone()).build();
        let client = client.map_err(|error| NotTold::Unreachable(error.to_string()))?;
        Ok(Self { client, reach })
    }

    /// Posts a logout token (`OpenID Connect` Back-Channel Logout §2.5).
    pub async fn tell(&self, uri: &str, token: &str) -> Result<(), NotTold> {
        let url = Url::parse(uri).map_err(|_| NotTold::OutOfReach)?;
        // Names are looked up within reach; an address that stands there is looked up by nobody.
        if !self.reach.allows_host(&url) {
            return Err(NotTold::OutOfReach);
        }
        let request = self.client.post(url).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        // Base64url and dots need no encoding.
        let answer = request.body(format!("logout_token={token}")).send().await;
        let answer = answer.map_err(|error| NotTold::Unreachable(error.without_url().to_string()))?;
        if answer.status().is_success() { Ok(()) } else { Err(NotTold::Refused(answer.status().as_u16())) }
    }
}
