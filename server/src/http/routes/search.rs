//! One search over people, devices and commands: three letters lead there.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{command_view::CommandView, device_view::DeviceView, people::PersonView};
use crate::{
    http::{
        body::{Asked, Body},
        caller::{AdminCaller, Read},
        problem::Problem,
    },
    store::lists::{CommandFilter, DeviceFilter, DevicePage, PeopleFilter},
};

/// Of each kind at most so many.
const MOST: u64 = 5;

/// What to look for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Beginnings of words. Nothing is found by nothing.
    q: String,
}

/// What was found, at most five of each.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    people: Vec<PersonView>,
    devices: Vec<DeviceView>,
    commands: Vec<CommandView>,
}

/// People, devices and commands among those that the caller may see.
#[utoipa::path(
    get, path = "/api/v1/search", tag = "me", params(SearchQuery),
    responses((status = 200, body = Found)), security(("token" = [])),
)]
pub async fn search(caller: AdminCaller<Read>, Asked(query): Asked<SearchQuery>) -> Result<Body<Found>, Problem> {
    if !query.q.chars().any(char::is_alphanumeric) {
        return Ok(Body(Found { people: Vec::new(), devices: Vec::new(), commands: Vec::new() }));
    }
    let (store, group) = (caller.store(), caller.group().map(str::to_owned));
    let read = store.read();
    let people = PeopleFilter { group: group.clone(), status: None, search: Some(query.q.clone()) };
    let people = read.people_page(&people, None, MOST).await?.items.into_iter().map(|row| row.person).collect();
    let devices = DeviceFilter { group: group.clone(), ..DeviceFilter::default() }.searching(Some(&query.q));
    let page = DevicePage { limit: MOST, ..DevicePage::default() };
    let devices = read.devices(&devices, &page).await?.map(|rows| rows.items).unwrap_or_default();
    let commands = CommandFilter { group, search: Some(query.q), ..CommandFilter::default() };
    let commands = read.commands_page(&commands, None, MOST).await?.items;
    Ok(Body(Found {
        people: PersonView::of_all(&read, people).await?,
        devices: DeviceView::of_all(store, devices).await?,
        commands: CommandView::of_all(&read, store.clock().now(), &commands).await?,
    }))
}
