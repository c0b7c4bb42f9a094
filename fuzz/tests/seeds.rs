//! What the fuzzer begins with, and what it once found, without the fuzzer.

use std::fs;
use std::path::Path;

#[test]
fn every_seed_holds() {
    for (name, target) in fuzz::TARGETS {
        println!("{name}");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name);
        let mut seeds = 0;
        for file in fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display())) {
            let seed = file.and_then(|file| fs::read(file.path())).expect("a seed");
            target(&seed);
            seeds += 1;
        }
        assert!(seeds > 0, "{name} has no seeds");
    }
}
