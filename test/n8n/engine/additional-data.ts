import type {
  ICredentialDataDecryptedObject,
  ICredentialsHelper,
  ICredentialType,
  IHttpRequestOptions,
  INode,
  IWorkflowBase,
  IWorkflowExecuteAdditionalData,
  Workflow,
} from 'n8n-workflow';
import type { EngineModules, PackageLoader } from './modules.ts';

/** Decrypted credentials by credential type: { pixvidApi: { baseUrl, apiKey } }. */
export type Credentials = Record<string, ICredentialDataDecryptedObject | undefined>;

/** What n8n's server hands its engine with every execution, as far as a node can reach it. */
export function additionalData(
  engine: EngineModules,
  loader: PackageLoader,
  workflow: IWorkflowBase,
  credentials: Credentials,
): IWorkflowExecuteAdditionalData & { hooks: object } {
  const url = 'http://n8n.invalid/';
  return {
    credentialsHelper: credentialsHelper(engine, loader, credentials),
    hooks: new engine.core.ExecutionLifecycleHooks('manual', workflow.id, workflow),
    executionId: workflow.id,
    currentNodeExecutionIndex: 0,
    variables: {},
    restApiUrl: url,
    instanceBaseUrl: url,
    formBaseUrl: url,
    formWaitingBaseUrl: url,
    formTestBaseUrl: url,
    webhookBaseUrl: url,
    webhookWaitingBaseUrl: url,
    webhookTestBaseUrl: url,
    mcpBaseUrl: url,
    mcpTestBaseUrl: url,
    logAiEvent: () => undefined,
    executeWorkflow: () => unreachable('executeWorkflow'),
    getRunExecutionData: () => unreachable('getRunExecutionData'),
    getRuntimeCredential: () => unreachable('getRuntimeCredential'),
    startRunnerTask: () => unreachable('startRunnerTask'),
  };
}

function unreachable(name: string): never {
  throw new Error(`${name} belongs to n8n's server, which is not here.`);
}

/** Credentials from the test, applied to requests as n8n's server does it. */
function credentialsHelper(
  { workflow: n8n }: EngineModules,
  loader: PackageLoader,
  credentials: Credentials,
): ICredentialsHelper {
  function typeNamed(name: string): ICredentialType {
    const type = loader.credentialTypes[name]?.type;
    if (type === undefined) throw new Error(`The package ${loader.packageName} has no credential ${name}.`);
    return type;
  }

  class GivenCredentials extends n8n.ICredentialsHelper {
    override getParentTypes(): string[] {
      return [];
    }

    override isCredentialUsableByNode(): boolean {
      return true;
    }

    override getCredentialsProperties(type: string) {
      return typeNamed(type).properties;
    }

    override async getDecrypted(
      _data: unknown,
      _details: unknown,
      type: string,
    ): Promise<ICredentialDataDecryptedObject> {
      const given = credentials[type];
      if (given === undefined) throw new Error(`The test gave no credential ${type}.`);
      const decrypted: ICredentialDataDecryptedObject = {};
      for (const property of typeNamed(type).properties) {
        if (typeof property.default === 'string') decrypted[property.name] = property.default;
      }
      return Promise.resolve({ ...decrypted, ...given });
    }

    override async authenticate(
      given: ICredentialDataDecryptedObject,
      typeName: string,
      request: IHttpRequestOptions,
      workflow?: Workflow,
      node?: INode,
    ): Promise<IHttpRequestOptions> {
      const { authenticate } = typeNamed(typeName);
      if (typeof authenticate === 'function') return authenticate(given, request);
      if (authenticate === undefined || workflow === undefined || node === undefined) return request;
      const headers = { ...request.headers };
      for (const [name, value] of Object.entries(authenticate.properties.headers ?? {})) {
        if (typeof value !== 'string') continue;
        headers[name] = workflow.expression.getSimpleParameterValue(node, value, 'internal', {
          $credentials: given,
        });
      }
      return { ...request, headers };
    }

    override async preAuthentication() {
      return Promise.resolve(undefined);
    }

    override async runPreAuthentication() {
      return Promise.resolve(undefined);
    }

    override getCredentials(): never {
      return unreachable('getCredentials');
    }

    override updateCredentials(): never {
      return unreachable('updateCredentials');
    }

    override updateCredentialsOauthTokenData(): never {
      return unreachable('updateCredentialsOauthTokenData');
    }
  }

  return new GivenCredentials();
}
