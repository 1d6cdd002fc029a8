//! The page in a real browser, where there is one: nothing is wider than the window.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{SMALL, board, hostile};

/// A phone, a tablet, a laptop, a desktop.
const WIDTHS: [u32; 5] = [360, 390, 768, 1280, 1600];

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser that `CHROMIUM` names, else one on the path.
fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named)).filter(|path| path.is_file());
    }
    let folders: Vec<PathBuf> = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).collect())
        .unwrap_or_default();
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    let candidates = folders.iter().flat_map(|folder| NAMES.map(|name| folder.join(name)));
    candidates.chain([mac]).find(|path| path.is_file())
}

fn example(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    board(&fs::read_to_string(root.join("examples").join(name)).unwrap())
}

const ARABIC: &str = include_str!("../fixtures/scripts/arabic.shot");
const JAPANESE: &str = include_str!("../fixtures/scripts/japanese.shot");

/// A page around pages: each in a frame of every width, measured when all are there.
fn wrapper(pages: &[(&str, String)]) -> String {
    let escape = |page: &str| page.replace('&', "&amp;").replace('"', "&quot;");
    let mut frames = String::new();
    for (name, page) in pages {
        let page = escape(page);
        for width in WIDTHS {
            let _ = write!(
                frames,
                "<iframe data-name=\"{name}\" width={width} height=900 style=\"border:0\" srcdoc=\"{page}\"></iframe>"
            );
        }
    }
    format!(
        "<!doctype html><meta charset=utf-8><body>{frames}<script>
        addEventListener('load', () => {{
          const lines = [...document.querySelectorAll('iframe')].map(frame => {{
            const root = frame.contentDocument.documentElement;
            const cards = frame.contentDocument.querySelectorAll('.card').length;
            return ['MEASURED', frame.dataset.name, frame.contentWindow.innerWidth, root.scrollWidth, cards].join(' ');
          }});
          document.body.textContent = lines.join('\\n');
        }});
        </script>"
    )
}

#[test]
fn nothing_is_wider_than_the_window() {
    let Some(chromium) = chromium() else {
        eprintln!("skipped: no Chromium here; CHROMIUM names one");
        return;
    };
    let pages = [
        ("small", board(SMALL)),
        ("launch", example("product-launch.shot")),
        ("portrait", example("social-ad.shot")),
        ("hostile", board(&hostile())),
        (
            "words",
            board(
                &SMALL
                    .replace("Tea", &"Donaudampfschiff".repeat(12))
                    .replace("CUPS", &"W".repeat(300)),
            ),
        ),
        ("arabic", board(ARABIC)),
        ("japanese", board(JAPANESE)),
    ];
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("pages.html");
    fs::write(&page, wrapper(&pages)).unwrap();
    let Some(dump) = dump(&chromium, &page, folder.path()) else {
        eprintln!("skipped: {} does not start here", chromium.display());
        return;
    };
    let measured: Vec<Vec<&str>> = dump
        .lines()
        .filter_map(|line| line.split_once("MEASURED "))
        .map(|(_, figures)| figures.trim_end_matches("</body></html>").split(' ').collect())
        .collect();
    assert_eq!(measured.len(), pages.len() * WIDTHS.len(), "{dump}");
    for figures in measured {
        let [name, window, width, cards] = figures[..] else { panic!("{figures:?}") };
        let (window, width): (u32, u32) = (window.parse().unwrap(), width.parse().unwrap());
        assert!(WIDTHS.contains(&window) && cards != "0", "{name}: {figures:?}");
        assert!(width <= window, "{name} is {width} wide in a window of {window}");
    }
}

/// What a page is after its script has run; `None` if the browser does not start at all, as in a
/// container without what it needs.
fn dump(chromium: &Path, page: &Path, folder: &Path) -> Option<String> {
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        .args(["--no-first-run", "--disable-background-networking", "--disable-component-update"])
        .args(["--disable-sync", "--disable-quic", "--virtual-time-budget=10000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", page.display()))
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let dump = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.success() && !dump.is_empty()).then_some(dump)
}
