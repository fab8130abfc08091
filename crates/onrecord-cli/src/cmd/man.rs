//! `onrecord man`: the manual, one page for the program and one for each command.

use std::fs;

use anyhow::{Context, Result, bail};
use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::print;
use crate::args::{Args, ManArgs};
use crate::status::Status;

/// Prints a page, or writes all of them.
pub(crate) fn run(args: &ManArgs) -> Result<Status> {
    let pages = pages()?;
    if let Some(folder) = &args.dir {
        fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
        for (name, page) in &pages {
            let path = folder.join(format!("{name}.1"));
            fs::write(&path, page).with_context(|| format!("{}", path.display()))?;
        }
        return Ok(Status::Done);
    }
    let name = args.command.as_ref().map_or("onrecord".to_owned(), |c| format!("onrecord-{c}"));
    let Some((_, page)) = pages.iter().find(|(page, _)| *page == name) else {
        let known: Vec<&str> =
            pages.iter().filter_map(|(name, _)| name.strip_prefix("onrecord-")).collect();
        let wanted = name.trim_start_matches("onrecord-");
        bail!("no page for `{wanted}`: there is one for {}", known.join(", "));
    };
    print(&String::from_utf8_lossy(page))?;
    Ok(Status::Done)
}

/// Every page with its name, as in `onrecord-code`.
fn pages() -> Result<Vec<(String, Vec<u8>)>> {
    let mut program = Args::command();
    program.build();
    let mut commands = vec![("onrecord".to_owned(), program.clone())];
    for command in program.get_subcommands() {
        let name = format!("onrecord-{}", command.get_name());
        commands.push((name.clone(), command.clone().display_name(name)));
    }
    commands.into_iter().map(|(name, command)| Ok((name, page(command)?))).collect()
}

fn page(command: Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_with_its_options() {
        let pages = pages().unwrap();
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        for name in ["onrecord", "onrecord-code", "onrecord-explain", "onrecord-man"] {
            assert!(names.contains(&name), "{name}");
        }
        let (_, code) = pages.iter().find(|(name, _)| name == "onrecord-code").unwrap();
        let code = String::from_utf8_lossy(code);
        assert!(code.contains("published") && code.contains("Examples"), "{code}");
    }
}
