import { mount } from "../../ui/mount.ts";
import { open } from "./loan.ts";

mount(open);
