import { readFileSync } from "node:fs";
import { join } from "node:path";
import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import type { RequestRecord } from "./sandbox.ts";

// openapi.yaml as a judge of requests. Off-the-shelf validators of OpenAPI 3.1 judge live requests in a server;
// these are records in which personal text is replaced, so ajv judges them here by the schemas themselves.

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: object;
}

interface Operation {
  parameters?: Reference<Parameter>[];
  requestBody?: { required?: boolean; content: { "application/json": { schema: object } } };
  security?: Record<string, string[]>[];
}

type Reference<T> = T | { $ref: string };
type Method = "get" | "post" | "put" | "patch";
type Path = Partial<Record<Method, Operation>> & { parameters?: Reference<Parameter>[] };

interface Contract {
  servers: { url: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Path>;
  components: { parameters: Record<string, Parameter> };
}

const contract = parse(readFileSync(join(import.meta.dirname, "../../openapi.yaml"), "utf8")) as Contract;
const basePath = new URL(contract.servers[0]?.url ?? "").pathname;
const tokenClasses: Record<string, string> = { sessionToken: "st_", refreshToken: "rt_", apiKey: "sk_" };

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(contract, "contract");

/** What is wrong with a request by the contract. */
export function faultsOf(request: RequestRecord): string[] {
  const name = `${request.method} ${request.path}`;
  const route = routes.find(({ pattern }) => pattern.test(request.path));
  const operation = route?.path[request.method.toLowerCase() as Method];
  if (!route || !operation) return [`${name}: the contract has no such operation`];
  const parameters = [...(route.path.parameters ?? []), ...(operation.parameters ?? [])].map(resolved);
  const faults = [
    ...pathFaults(request, route, parameters),
    ...queryFaults(request, parameters),
    ...headerFaults(request, parameters),
    ...bodyFaults(request, operation),
    ...tokenFaults(request, operation),
  ];
  return faults.map((fault) => `${name}: ${fault}`);
}

/** The path of a request as the contract writes it: `/journeys/{journeyID}`. */
export function templateOf(path: string): string {
  return routes.find(({ pattern }) => pattern.test(path))?.template ?? path;
}

const routes = Object.entries(contract.paths).map(([template, path]) => {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const pattern = new RegExp(`^${basePath}${template.replace(/\{\w+\}/g, "([^/]+)")}$`);
  return { template, path, names, pattern };
});

type Route = (typeof routes)[number];

function resolved(reference: Reference<Parameter>): Parameter {
  if (!("$ref" in reference)) return reference;
  const parameter = contract.components.parameters[reference.$ref.split("/").at(-1) ?? ""];
  if (!parameter) throw new Error(`openapi.yaml has no ${reference.$ref}`);
  return parameter;
}

function pathFaults({ path }: RequestRecord, { names, pattern }: Route, parameters: Parameter[]): string[] {
  const values = pattern.exec(path)?.slice(1) ?? [];
  return names.flatMap((name, place) => {
    const parameter = parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
    return parameter ? schemaFaults(parameter.schema, values[place], `path.${name}`) : [`${name} is not declared`];
  });
}

function queryFaults({ queryNames }: RequestRecord, parameters: Parameter[]): string[] {
  const declared = parameters.filter((parameter) => parameter.in === "query");
  const unknown = queryNames.filter((name) => !declared.some((parameter) => parameter.name === name));
  const missing = declared.filter(({ name, required }) => required && !queryNames.includes(name));
  return [
    ...unknown.map((name) => `query ${name} is not declared`),
    ...missing.map(({ name }) => `query ${name} is missing`),
  ];
}

function headerFaults({ headers, body }: RequestRecord, parameters: Parameter[]): string[] {
  const declared = parameters.filter((parameter) => parameter.in === "header");
  const sent = new Map(headers);
  const faults = declared.flatMap(({ name, required, schema }) => {
    const value = sent.get(name.toLowerCase());
    if (value === undefined) return required ? [`header ${name} is missing`] : [];
    return schemaFaults(schema, value, `header ${name}`);
  });
  const known = new Set(declared.map(({ name }) => name.toLowerCase()));
  const unknown = [...sent.keys()].filter((name) => name !== "content-type" && !known.has(name));
  const contentType = sent.get("content-type");
  const fits = body === null ? contentType === undefined : contentType === "application/json";
  if (!fits) faults.push(`Content-Type ${contentType} with body ${JSON.stringify(body)}`);
  return [...faults, ...unknown.map((name) => `header ${name} is not declared`)];
}

function bodyFaults({ body }: RequestRecord, { requestBody }: Operation): string[] {
  if (body === null) return requestBody?.required ? ["the body is missing"] : [];
  return requestBody ? schemaFaults(requestBody.content["application/json"].schema, body, "body") : ["has a body"];
}

function tokenFaults({ tokenClass }: RequestRecord, { security = contract.security }: Operation): string[] {
  const accepted = security.flatMap((scheme) => Object.keys(scheme)).map((scheme) => tokenClasses[scheme]);
  return accepted.includes(tokenClass ?? "") ? [] : [`token of class ${tokenClass}, not ${accepted.join(" or ")}`];
}

function schemaFaults(schema: object, value: unknown, place: string): string[] {
  // A `$ref` inside is relative to the document the schema stands in.
  const anchored = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')) as object;
  const validate = ajv.compile(anchored);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${place}${instancePath} ${message}`);
}
