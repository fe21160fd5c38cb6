//! A small server of static files for `serve` and the browser tests: the files of `dist/`, at the
//! root or under a sub-path, with the types that browsers insist on for wasm and modules.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Result, anyhow};

/// Longest request head that is read; a browser's is far shorter.
const HEAD_LIMIT: u64 = 64 * 1024;

/// A bound server that serves once a folder is given.
///
/// Each connection has a thread of its own: a browser opens several ahead of need and leaves them idle, and a
/// pool of threads would let a request wait behind them.
pub struct Site {
    listener: TcpListener,
    address: SocketAddr,
    prefix: &'static str,
}

impl Site {
    /// Bind to a port of this machine only; 0 takes a free one. The site's addresses begin with
    /// `prefix`, which ends in a slash.
    pub fn bind(port: u16, prefix: &'static str) -> Result<Site> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let refused = |error: io::Error| {
            anyhow!(
                "could not listen at {address}: {error}; if something else uses the port, take another with --port"
            )
        };
        let listener = TcpListener::bind(address).map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        Ok(Site { listener, address, prefix })
    }

    /// Where a browser finds the site.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// Answer requests in the background, until the process ends.
    pub fn serve(&self, folder: &Path) -> Result<()> {
        let (listener, folder, prefix) = (self.listener.try_clone()?, folder.to_owned(), self.prefix);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let folder = folder.clone();
                // A browser that went away before the answer is no concern of ours.
                thread::spawn(move || answer(&connection, &folder, prefix));
            }
        });
        Ok(())
    }
}

/// Answer the one request of a connection; it is closed after.
fn answer(connection: &TcpStream, folder: &Path, prefix: &str) -> io::Result<()> {
    let mut lines = BufReader::new(connection.take(HEAD_LIMIT)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let found = matches!(method, "GET" | "HEAD").then(|| file(folder, prefix, url)).flatten();
    let contents = found.and_then(|path| Some((mime(&path), fs::read(&path).ok()?)));
    let (status, mime, bytes) = match contents {
        Some((mime, bytes)) => ("200 OK", mime, bytes),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"not found\n".to_vec()),
    };
    let mut connection = connection;
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    if method != "HEAD" {
        connection.write_all(&bytes)?;
    }
    connection.flush()
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
    fn a_request_does_not_wait_behind_idle_connections() {
        let site = Site::bind(0, "/a/").expect("a port is free");
        site.serve(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the listener can be shared");
        let connect = || TcpStream::connect(site.address).expect("the site accepts");
        let idle: Vec<TcpStream> = (0..32).map(|_| connect()).collect();
        let mut asking = connect();
        asking.set_read_timeout(Some(std::time::Duration::from_secs(20))).expect("a time-out can be set");
        asking.write_all(b"GET /a/Cargo.toml HTTP/1.1\r\nHost: x\r\n\r\n").expect("the request is sent");
        let mut text = String::new();
        asking.read_to_string(&mut text).expect("the answer comes");
        assert!(text.starts_with("HTTP/1.1 200 OK") && text.contains("[package]"), "{text}");
        drop(idle);
    }

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
