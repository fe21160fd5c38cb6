//! `cargo xtask serve`: the page as visitors will get it, on this machine.

use std::thread;

use anyhow::Result;

use crate::build::{Profile, dist, page};
use crate::setup;
use crate::site::Site;

/// Set up, build for release, and serve until interrupted. The port is taken first, so that one
/// in use is known before minutes of building.
pub fn serve(port: u16) -> Result<()> {
    let site = Site::bind(port, "/")?;
    setup::for_the_page()?;
    page(Profile::Release)?;
    site.serve(&dist())?;
    println!("Bothways is at {} (stop with Ctrl+C)", site.url());
    loop {
        thread::park();
    }
}
