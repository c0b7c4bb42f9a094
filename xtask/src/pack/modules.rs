//! Where the bytes of a wasm are: its functions, by the module of the source that each came from.

use super::size::Size;
use anyhow::{Context, Result};
use rustc_demangle::demangle;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// So deep a module is told apart from its neighbours: `credit_journey::machine::client`.
const DEPTH: usize = 3;

/// The code of one module.
#[derive(Default)]
struct Module {
    functions: usize,
    code: Vec<u8>,
}

/// The modules of a wasm that has names.
pub struct Modules {
    modules: BTreeMap<String, Module>,
    data: Vec<u8>,
}

impl Modules {
    pub fn read(wasm: &Path) -> Result<Self> {
        let bytes = fs::read(wasm).context("the wasm with its names")?;
        let (mut imported, mut bodies, mut names, mut data) = (0, Vec::new(), HashMap::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&bytes) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                Payload::DataSection(segments) => {
                    for segment in segments {
                        data.extend_from_slice(segment?.data);
                    }
                }
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(subsections) = section.as_known() else { continue };
                    for subsection in subsections {
                        let Name::Function(functions) = subsection? else { continue };
                        for function in functions {
                            let function = function?;
                            names.insert(function.index as usize, module_of(function.name));
                        }
                    }
                }
                _ => {}
            }
        }
        let mut modules = BTreeMap::<String, Module>::new();
        for (index, body) in bodies.into_iter().enumerate() {
            let name = names.remove(&(imported + index)).unwrap_or_else(|| "(no name)".to_owned());
            let module = modules.entry(name).or_default();
            module.functions += 1;
            module.code.extend(body);
        }
        Ok(Self { modules, data })
    }
}

impl Display for Modules {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:44}{:>10}{:>10}{:>12}", "module", "functions", "raw KB", "brotli 11")?;
        let mut rows: Vec<_> =
            self.modules.iter().map(|(name, module)| (&name[..], module.functions, &module.code)).collect();
        rows.push(("(data: strings and tables)", 0, &self.data));
        rows.sort_by_key(|(_, _, code)| std::cmp::Reverse(code.len()));
        for (name, functions, code) in rows {
            let size = Size::of(code).map_err(|_| fmt::Error)?;
            writeln!(f, "{name:44}{functions:>10}{:>10.1}{:>12.1}", size.raw_kb(), size.brotli_kb())?;
        }
        // A neighbour's words are known already when a compressor comes to a module.
        writeln!(f, "Each compressed alone: together they are less than their sum.")
    }
}

/// The module of a function: that of the type, where it is a method of one (`<a::b::Type as Trait>::method`).
fn module_of(mangled: &str) -> String {
    let name = format!("{:#}", demangle(mangled));
    // wasm-bindgen demangles too, and keeps each crate's disambiguator: `alloc[2505b2eafb3ee1e2]`.
    let name: String = name.split('[').map(|part| part.split_once(']').map_or(part, |(_, after)| after)).collect();
    let path: String = name.trim_start_matches(['<', '&', '*']).chars().take_while(|c| !" <>(".contains(*c)).collect();
    let modules = path.split("::").take_while(|part| part.starts_with(|c: char| c.is_ascii_lowercase()));
    let mut modules: Vec<_> = modules.collect();
    // The last one is the function itself, unless a type stood before it.
    if path.split("::").count() == modules.len() {
        modules.pop();
    }
    modules.truncate(DEPTH);
    if modules.is_empty() { "(shims of wasm-bindgen)".to_owned() } else { modules.join("::") }
}

#[cfg(test)]
mod tests {
    use super::module_of;

    #[test]
    fn a_function_is_of_its_module_and_a_method_of_its_types() {
        let names = [
            ("credit_journey::machine::retry::may_retry", "credit_journey::machine::retry"),
            ("<credit_journey::machine::client::Client<D, E>>::start", "credit_journey::machine::client"),
            ("<alloc[2505b2eafb3ee1e2]::string::String as core::clone::Clone>::clone", "alloc::string"),
            ("core_hear", "(shims of wasm-bindgen)"),
        ];
        for (name, module) in names {
            assert_eq!(module_of(name), module);
        }
    }
}
