//! Disks that are full or cannot be written: the program says so, and nothing that was kept is lost.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;

use crate::scene::{REPORT, Run, Scene};
use crate::store::{dump, sound, wire};

/// A file that may not grow further is, to the program, a full disk.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_is_told_and_nothing_is_lost() {
    let scene = wire(150);
    let limited = "trap '' XFSZ; ulimit -f 700; \"$ONRECORD\" import in --into r.db --quiet";
    let run = scene.shell(limited).ends(2);
    run.says("error: r.db: ").says("what was kept before is safe");
    sound(&scene, "r.db");
    scene.run("import in --into r.db --quiet").ends(0).says_nothing();
    scene.run("import in --into whole.db --quiet").ends(0).says_nothing();
    assert_eq!(dump(&scene, "r.db"), dump(&scene, "whole.db"));
}

/// Runs the program as somebody for whom permissions count: they do not for the superuser.
fn run_bound(scene: &Scene, words: &str) -> std::io::Result<Run> {
    /// Nobody, by custom.
    const NOBODY: u32 = 65534;
    let mut command = scene.command(words);
    if fs::metadata(scene.path(".")).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.output().map(Run::of)
}

fn permit(scene: &Scene, name: &str, mode: u32) {
    fs::set_permissions(scene.path(name), Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_store_that_may_not_be_written_is_told_searched_and_left_as_it_was() {
    let scene = Scene::new().file("a.txt", REPORT).file("b.txt", "It rains, the mayor said.");
    permit(&scene, ".", 0o755);
    if run_bound(&scene, "--version").is_err() {
        // It was built in a folder that is closed to everybody else.
        return;
    }
    scene.run("import a.txt --into r.db --quiet").ends(0);
    let before = fs::read(scene.path("r.db")).unwrap();
    permit(&scene, "r.db", 0o444);
    permit(&scene, ".", 0o555);
    let import = run_bound(&scene, "import b.txt --into r.db").unwrap().ends(2);
    let search = run_bound(&scene, "search ferry --in r.db").unwrap().ends(0).says_nothing();
    let recode = run_bound(&scene, "store recode r.db --all").unwrap().ends(2);
    let new = run_bound(&scene, "import b.txt --into new.db").unwrap().ends(2);
    permit(&scene, ".", 0o755);
    for run in [import, recode] {
        run.says("error: r.db: this store cannot be written; check the permissions");
    }
    new.says(
        "error: new.db: cannot be opened; check the permissions, and that the folder is there",
    );
    assert!(search.out.contains("1 found"), "{}", search.out);
    assert_eq!(fs::read(scene.path("r.db")).unwrap(), before);
    assert_eq!(scene.names(), ["a.txt", "b.txt", "r.db"]);
}
