// A real OpenID Connect provider for tests: whoever types a name is that user. Prints its address when it listens.
import { Provider } from "oidc-provider";

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const groups = { ada: ["portal-admins", "everyone"] };

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "portal",
      client_secret: "a secret of tests",
      redirect_uris: ["http://127.0.0.1/sign-in/callback"],
      post_logout_redirect_uris: ["http://127.0.0.1/sign-out/callback"],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  claims: { openid: ["sub"], profile: ["name", "oid", "groups"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["only of tests"] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({
      sub: `sub/of|${id}`,
      name: `${id[0].toUpperCase()}${id.slice(1)} of Tests`,
      ...(id === "no-oid" ? {} : { oid: `oid-${id}` }),
      groups: groups[id] ?? [],
    }),
  }),
  pkce: { required: () => true },
  ttl: { Interaction: 600, Session: 3600, AccessToken: 600, IdToken: 600, Grant: 3600 },
});

// The portal's port is another in each test.
const isOfPortal = (path) => (uri) => new URL(uri).hostname === "127.0.0.1" && new URL(uri).pathname === path;
provider.Client.prototype.redirectUriAllowed = isOfPortal("/sign-in/callback");
provider.Client.prototype.postLogoutRedirectUriAllowed = isOfPortal("/sign-out/callback");
provider.listen(port, "127.0.0.1", () => console.log(`listening ${issuer}`));
