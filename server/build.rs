//! Has the crate compiled again when the files of the console, the portal or the approver page change. It builds none of them: `cargo build`
//! alone works, and the server then says how to build its pages.

use std::{env, fs, path::Path};

fn main() {
    let Ok(here) = env::var("CARGO_MANIFEST_DIR") else { return };
    let dist = Path::new(&here).join("../web-admin/dist");
    for page in ["console", "portal", "approver"] {
        // A folder that is not there cannot be watched. In a source tree that nobody may write to, cargo looks again every time.
        let folder = dist.join(page);
        drop(fs::create_dir_all(&folder));
        println!("cargo::rerun-if-changed={}", folder.display());
    }
}
