//! A small server of static files for `serve` and the browser tests: the files of `dist/`, at the
//! root or under a sub-path, with the types that browsers insist on for wasm and modules.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

/// A bound server that serves once a folder is given.
pub struct Site {
    server: Arc<Server>,
    prefix: &'static str,
}

impl Site {
    /// Bind to a port of this machine only; 0 takes a free one. The site's addresses begin with
    /// `prefix`, which ends in a slash.
    pub fn bind(port: u16, prefix: &'static str) -> Result<Site> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let server = Server::http(address).map_err(|error| {
            anyhow!("could not listen at {address}: {error}; if something else uses the port, take another with --port")
        })?;
        Ok(Site { server: Arc::new(server), prefix })
    }

    /// Where a browser finds the site.
    pub fn url(&self) -> String {
        let address = self.server.server_addr().to_ip();
        let address = address.map_or_else(String::new, |address| address.to_string());
        format!("http://{address}{}", self.prefix)
    }

    /// Answer requests from threads of their own, until the process ends.
    pub fn serve(&self, folder: &Path) {
        for _ in 0..4 {
            let (server, folder, prefix) = (Arc::clone(&self.server), folder.to_owned(), self.prefix);
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &folder, prefix);
                }
            });
        }
    }
}

fn answer(request: Request, folder: &Path, prefix: &str) {
    let found = match request.method() {
        Method::Get | Method::Head => file(folder, prefix, request.url()),
        _ => None,
    };
    let contents = found.and_then(|path| Some((mime(&path), fs::read(&path).ok()?)));
    let response = match contents {
        Some((mime, bytes)) => Response::from_data(bytes).with_header(header("Content-Type", mime)),
        None => Response::from_string("not found\n").with_status_code(404),
    };
    // A browser that went away before the answer is no concern of ours.
    let _ = request.respond(response.with_header(header("Cache-Control", "no-cache")));
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values written here are ASCII")
}

/// The file that a URL means, if it lies in the folder.
fn file(folder: &Path, prefix: &str, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix(prefix)?;
    let path = Path::new(path);
    if !path.components().all(|component| matches!(component, Component::Normal(_))) {
        return None;
    }
    let path = folder.join(path);
    let path = if path.is_dir() { path.join("index.html") } else { path };
    path.is_file().then_some(path)
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("py" | "md" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_found() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(file(folder, "/a/", "/a/Cargo.toml?x#y"), Some(folder.join("Cargo.toml")));
        for url in
            ["/Cargo.toml", "/a/none", "/a/../Cargo.toml", "/a//etc/passwd", "/a/src/../Cargo.toml", "a/"]
        {
            assert_eq!(file(folder, "/a/", url), None, "{url}");
        }
    }

    #[test]
    fn wasm_has_the_type_that_streaming_compilation_needs() {
        assert_eq!(mime(Path::new("dist/app_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("dist/worker.js")), "text/javascript; charset=utf-8");
    }
}
