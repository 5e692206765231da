import {
  executeSync,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLFieldResolver,
} from 'graphql';
import { Refusal, type Answer } from '../answer.ts';
import { isRecord, type JsonObject } from '../json.ts';
import { isField } from './field.ts';
import { GraphQLRefusal, refusalOf } from './refusal.ts';
import { rootOf } from './root.ts';
import { githubSchema } from './schema.ts';
import type { GraphQLSession } from './session.ts';

/** A query that agrees with GitHub's schema. */
export interface GraphQLQuery {
  document: DocumentNode;
  variables: JsonObject;
  operationName: string | undefined;
  mutation: boolean;
}

/** The query in a request's body, or what is wrong with it. */
export function readQuery(body: unknown): GraphQLQuery | { problems: string[] } {
  if (!isRecord(body)) return { problems: ['A GraphQL request is an object.'] };
  const { query, variables = {}, operationName, ...others } = body;
  if (typeof query !== 'string') return { problems: ['The request has no query.'] };
  if (!isRecord(variables)) return { problems: ['The variables are not an object.'] };
  if (operationName !== undefined && typeof operationName !== 'string')
    return { problems: ['The operationName is not a text.'] };
  const unknownFields = Object.keys(others).map((field) => `The body has an unknown field ${field}.`);
  try {
    const document = parse(query);
    const operation = getOperationAST(document, operationName);
    if (!operation) return { problems: ['It is not clear which operation is to be done.'] };
    const mutation = operation.operation === OperationTypeNode.MUTATION;
    const { errors = [] } = getVariableValues(githubSchema(), operation.variableDefinitions ?? [], variables);
    const invalid = [...validate(githubSchema(), document), ...errors].map(({ message }) => message);
    const problems = [...unknownFields, ...invalid];
    return problems.length === 0 ? { document, variables, operationName, mutation } : { problems };
  } catch (error) {
    return { problems: [String(error)] };
  }
}

/** Answers a query. Throws where it asks for something the stand-in does not know. */
export function answerQuery(session: GraphQLSession, query: GraphQLQuery): Answer {
  const result = executeSync({
    schema: githubSchema(),
    document: query.document,
    rootValue: rootOf(session),
    variableValues: query.variables,
    operationName: query.operationName,
    fieldResolver: resolveField,
  });
  const errors = result.errors?.map(refusedPart) ?? [];
  return {
    status: 200,
    body: errors.length === 0 ? { data: result.data } : { data: result.data ?? null, errors },
  };
}

/** Fields are values, or functions of their arguments; a field that is not there is not silently null. */
const resolveField: GraphQLFieldResolver<unknown, unknown, JsonObject> = (
  source,
  args,
  _,
  { parentType, fieldName },
) => {
  const value = isRecord(source) ? source[fieldName] : undefined;
  if (value === undefined) throw new Error(`The stand-in does not know ${parentType.name}.${fieldName}.`);
  return isField(value) ? value(args) : value;
};

/** One entry of `errors` as GitHub writes it. Errors that are no refusal are the stand-in's own. */
function refusedPart({ originalError, path, locations, message }: GraphQLError): JsonObject {
  const refused = originalError instanceof Refusal ? refusalOf(originalError) : originalError;
  if (!(refused instanceof GraphQLRefusal)) throw originalError ?? new Error(message);
  const extensions = refused.type === 'FORBIDDEN' ? { extensions: { saml_failure: false } } : {};
  return { type: refused.type, path, ...extensions, locations, message: refused.message };
}
