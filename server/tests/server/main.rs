//! The server over real sockets with TLS: people by HTTP, devices by the agent's own core.

mod access;
mod company;
mod device;
mod devices;
mod openapi;
mod refusals;
mod wire;
