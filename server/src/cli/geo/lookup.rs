//! `lethe geo lookup`: what the databases say about one address.

use std::net::IpAddr;

use clap::Args;
use lethe_cli::show_moment;
use lethe_server_core::access::origin::Place;
use serde_json::json;

use super::super::Said;
use crate::{
    config::GeoConfig,
    geo::{Geo, NoPlace},
};

/// Say where an address is.
#[derive(Debug, Args)]
pub(super) struct Lookup {
    /// The address
    #[arg(value_name = "ADDRESS")]
    address: IpAddr,
}

impl Lookup {
    pub(super) fn obey(self, config: &GeoConfig) -> Said {
        let geo = Geo::open(config);
        let address = self.address.to_canonical();
        let found = geo.place(address);
        let place = found.unwrap_or_default();
        let mut lines = vec![match &found {
            Ok(place) => format!("{address}: {}", sentence(place)),
            Err(why) => format!("{address}: unknown, because {why}"),
        }];
        for file in geo.files() {
            let kind = file.kind();
            lines.push(match (file.database(), file.fault()) {
                (_, Some(fault)) => format!("  {kind}: {fault}"),
                (Some(database), None) => {
                    let credit = geo.attribution(file).map(|said| format!("; {} ({})", said.text, said.url));
                    let credit = credit.unwrap_or_default();
                    format!("  {kind}: {}, built {}{credit}", database.type_name(), show_moment(database.built()))
                }
                (None, None) => format!("  {kind}: not read"),
            });
        }
        let json = json!({
            "address": address.to_string(),
            "country": place.country.map(|country| country.to_string()),
            "asn": place.asn.map(|asn| asn.0),
            "coordinates": place.coordinates.map(|point| json!({
                "latitude": point.latitude(), "longitude": point.longitude(), "accuracy_km": point.accuracy_km(),
            })),
            "database_built": place.database_built.map(|built| built.0),
            "why": found.err().map(|why| match why {
                NoPlace::Local => "local",
                NoPlace::Tunnel => "tunnel",
                NoPlace::NoDatabase => "no_database",
            }),
        });
        Said { text: lines.join("\n"), json }
    }
}

fn sentence(place: &Place) -> String {
    let country =
        place.country.map_or("in no country that the database knows".to_owned(), |country| country.to_string());
    let operator = place.asn.map(|asn| format!(", {asn}")).unwrap_or_default();
    let point = place.coordinates.map(|point| {
        let within = point.accuracy_km().map(|km| format!(" within {km} km")).unwrap_or_default();
        format!(", near {:.2}, {:.2}{within}", point.latitude(), point.longitude())
    });
    format!("{country}{operator}{}", point.unwrap_or_default())
}
