//! `cargo xtask bench`
use anyhow::Result;
pub fn bench() -> Result<()> {
    Ok(())
}
