use keywright_export::write_recovery_sheet;
use rqrr::PreparedImage;

use crate::browser::{see, texts};
use crate::sample::{NOW, WORDS, assert_fails_on_a_full_disk, written};

const GROUPS: [&str; 4] = ["AGE-SECRET-KEY-1", "QQQQQ", "WWWWW", "EEE"];
const RECIPIENT: &str = "age1recipient";

fn sheet() -> String {
    written(|out| write_recovery_sheet(&GROUPS, RECIPIENT, NOW, &WORDS, out))
}

#[test]
fn it_tells_the_identity_group_by_group_and_what_to_do_with_it() {
    let texts = texts(&sheet());
    for told in [
        "sheet-title",
        "sheet-what",
        "sheet-made{when=@0}",
        "sheet-identity-hint{count:4}",
        "AGE-SECRET-KEY-1",
        "QQQQQ",
        "WWWWW",
        "EEE",
        RECIPIENT,
        "sheet-how-keywright",
        "sheet-how-age",
    ] {
        assert!(texts.iter().any(|text| text == told), "{told} in {texts:?}");
    }
}

#[test]
fn its_code_is_read_as_the_identity() {
    let sheet = sheet();
    let elements = see(&sheet).elements.take();
    let attribute = |element: &str, name: &str| {
        let (_, attributes) = elements.iter().find(|(one, _)| one == element).unwrap();
        let found = attributes.iter().find(|(one, _)| one == name);
        found.unwrap().1.clone()
    };
    let view = attribute("svg", "viewbox");
    let width: usize = view.rsplit(' ').next().unwrap().parse().unwrap();
    // Each module is drawn as a square of its own, four points wide here.
    let path = attribute("path", "d");
    let dark: std::collections::HashSet<(usize, usize)> = path
        .split('M')
        .filter(|square| !square.is_empty())
        .map(|square| {
            let (place, _) = square.split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect();
    let mut image = PreparedImage::prepare_from_greyscale(width * 4, width * 4, |x, y| match dark
        .contains(&(x / 4, y / 4))
    {
        true => 0,
        false => 255,
    });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    assert_eq!(grids[0].decode().unwrap().1, GROUPS.concat());
}

#[test]
fn it_loads_and_runs_nothing() {
    let elements = see(&sheet()).elements.take();
    for (element, attributes) in &elements {
        assert!(!["script", "img", "link", "iframe"].contains(&element.as_str()));
        let outside = |(name, _): &(String, String)| ["src", "href"].contains(&name.as_str());
        assert!(!attributes.iter().any(outside));
    }
}

#[test]
fn a_full_disk_is_told() {
    assert_fails_on_a_full_disk(|out| write_recovery_sheet(&GROUPS, RECIPIENT, NOW, &WORDS, out));
}
