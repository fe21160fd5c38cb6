//! The programs of the repository, found by walking its folders.

use std::fs;
use std::path::{Path, PathBuf};

/// Every `.py` file under a folder of the repository, sorted.
pub fn programs(folder: &str) -> Vec<PathBuf> {
    let root = repository(folder);
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no programs under {}", root.display());
    found
}

/// A path in the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is part of the repository") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}
