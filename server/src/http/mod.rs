//! The API of people and programs over HTTP: callers, bodies, problems, routes; and what browsers open. Calls use cases and reads the store; decides nothing.

pub mod body;
mod browser_words;
pub mod caller;
pub mod client_ip;
mod cookie;
mod credentials;
pub mod csv;
mod described;
pub mod employee_caller;
pub mod fresh;
pub mod guest;
mod layers;
pub mod listen;
mod oidc;
pub mod page;
mod page_origin;
pub mod portal_guest;
pub mod problem;
mod proxy_protocol;
mod remains;
pub mod router;
pub mod routes;
pub mod site;
pub mod standpoint;
mod ticket_holder;
pub mod tls;
pub mod views;
