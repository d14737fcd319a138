//! A Tauri window with one word in it: what any such application costs.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
