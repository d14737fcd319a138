//! The empty window's manifest.

fn main() {
    tauri_build::build();
}
