//! The four origins, and what they share.

mod api;
mod back_end;
mod control;
mod demo;
mod host;
mod hosted;
mod options;
mod page_html;
mod pages;
mod partner;
mod shared;
mod site;
mod webhook;

use std::net::Ipv4Addr;

use anyhow::Context;
use axum::{Router, middleware};
use tokio::net::TcpListener;

pub use options::Options;
use shared::{Origins, Shared};

/// Listens until interrupted.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let (api, api_origin) = listen(options.api_port).await?;
    let (pages, pages_origin) = listen(options.pages_port).await?;
    let (site, site_origin) = listen(options.site_port).await?;
    let (hosted, hosted_origin) = listen(options.hosted_port).await?;
    let origins = Origins { api: api_origin, pages: pages_origin, site: site_origin, hosted: hosted_origin };
    options.announce(&origins);
    let shared = Shared::new(&options, origins)?;
    webhook::start(&options.receiver, options.speed, shared.clone());
    tokio::select! {
        ended = serve(api, api::router(shared.clone())) => ended,
        ended = serve(pages, pages::router(shared.clone())) => ended,
        ended = serve(hosted, hosted::router(shared.clone())) => ended,
        ended = serve(site, site::router(shared, options.site.as_deref())) => ended,
        interrupted = tokio::signal::ctrl_c() => Ok(interrupted?),
    }
}

/// A port of the loopback interface, and its origin. Port 0 is any free one.
async fn listen(port: u16) -> anyhow::Result<(TcpListener, String)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.with_context(|| format!("port {port}"))?;
    let origin = format!("http://{}", listener.local_addr()?);
    Ok((listener, origin))
}

async fn serve(listener: TcpListener, router: Router) -> anyhow::Result<()> {
    Ok(axum::serve(listener, router.layer(middleware::from_fn(host::require_loopback))).await?)
}
