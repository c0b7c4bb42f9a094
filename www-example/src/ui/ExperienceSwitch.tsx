import type { Experience } from "../demo";

const text = {
  label: "Experience",
  names: { api: "API", hybrid: "Hybrid", hosted: "Hosted" } satisfies Record<Experience, string>,
};

const pages = { api: "/", hybrid: "/hybrid/", hosted: "/hosted/" } satisfies Record<Experience, string>;
const experiences: readonly Experience[] = ["api", "hybrid", "hosted"];

/** The way between the three experiences: each is a page of its own, which loads its own part of the package. */
export function ExperienceSwitch({ current }: { current: Experience }) {
  return (
    <nav className="experiences" aria-label={text.label}>
      {experiences.map((name) => (
        <a key={name} href={pages[name]} aria-current={name === current ? "page" : undefined}>
          {text.names[name]}
        </a>
      ))}
    </nav>
  );
}
