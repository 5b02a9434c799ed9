// Made by `npm run api` from server/openapi.json. Never edited by hand.

export interface paths {
    "/api/v1/access/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would happen if somebody signed in from somewhere, with every reason. Whoever looks after one group asks about its people. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AskAccess"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnsweredView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a list of networks, line by line. What was not understood is told by line; what was is there all the same. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ImportNetworks"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportedView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules in force, with their version as `ETag`. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        /** @description the version, quoted */
                        etag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccessRulesView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /**
         * Saves other rules, in force at once. `If-Match` names the version that they are based on. Refused where they cannot be used, and where
         *     the caller could not sign in under them from here. In a browser it needs a touch.
         */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description the version that this is based on, quoted; "0" where there are no rules */
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SaveAccessRules"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description the version, quoted */
                        etag?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccessRulesView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/rules/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the rules in force, which were saved on trial. `If-Match` names their version. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description the version in force, quoted */
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccessRulesView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/rules/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the rules in force back: the version before is in force again. `If-Match` names the version that is taken back. In a browser it
         *     needs a touch.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description the version in force, quoted */
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccessRulesView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries a draft: its faults, or what it would have done to the sign-ins of the last thirty days (of the newest 50,000) and what it means
         *     for the caller from here. Saves nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TryAccessRules"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TriedView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of the rules, newest first, without what they say. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_AccessVersionView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one version says. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccessDocument"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every administrator. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_AdminView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Adds an administrator. In a browser it needs a touch. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateAdmin"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetupLinkView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Disables an administrator: tokens, sessions and passkeys end in the same moment. In a browser it needs a touch. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description disabled */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admins/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enables a disabled administrator. What had ended stays ended: they set themselves up anew with the link. In a browser it needs a
         *     touch.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetupLinkView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admins/{id}/setup-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new setup link for somebody who never used theirs or has lost every passkey. Whatever they had ends at once. In a browser it
         *     needs a touch.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetupLinkView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All apps. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_AppView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Registers an app. In a browser it needs a touch. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RegisterApp"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppSecretView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One app. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Registers it anew under the same id. In a browser it needs a touch. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AppBody"];
                };
            };
            responses: {
                /** @description changed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        /** Removes an app and ends what it was granted. In a browser it needs a touch. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives it another secret; the one before is worth nothing. In a browser it needs a touch. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppSecretView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Events about or by people, devices and admins whose names have words that begin with these; the first 25 of each. */
                    q?: string;
                    /** @description Only this event, such as `command.requested`. */
                    verb?: string;
                    /** @description Only events caused by this id, in hexadecimal. */
                    actor?: string;
                    /** @description Only events about this id or digest, in hexadecimal. */
                    subject?: string;
                    /** @description Not before this moment, in milliseconds since 1970. */
                    from?: number;
                    /** @description Before this moment. */
                    to?: number;
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_AuditView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cli-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BeginCliLogin"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BegunCliLogin"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cli-logins/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The token, once, when somebody has confirmed. Ask every two seconds. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CollectCliToken"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CliToken"];
                    };
                };
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StillWaiting"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cli-logins/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One login by its code. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CliLoginView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cli-logins/{code}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the command line in, with all rights of the caller. Needs a touch. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description confirmed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cli-logins/{code}/deny": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps the command line out. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description denied */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Commands, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description How far it is. */
                    state?: "requested" | "dispatched" | "vetoed" | "cancelled" | "superseded" | "expired" | "finished";
                    /** @description Beginnings of words of the reason, the labels and the action. */
                    q?: string;
                    /** @description Only those that a device has refused. */
                    refused?: boolean;
                    /** @description Only those with a device of this person. */
                    person?: string;
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CommandView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Proposes a command. What erases locks its devices at once; the rest waits for people. In a browser it needs a touch. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description the same key with the same request gives the same command */
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateCommand"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposed"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One command with every approval, veto and receipt. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CommandView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carries one person's approval to a command. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignedApproval"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalTaken"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a command back. Devices that have not begun will refuse it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            responses: {
                /** @description devices are told */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Devices that the caller may see. Every filter that is given must hold. */
        get: {
            parameters: {
                query?: {
                    /** @description Beginnings of words of the label: "ma len" finds "Lena Maier · laptop". */
                    q?: string;
                    /** @description How alive the enrollment is. */
                    state?: "pending" | "active" | "erased" | "unenrolled";
                    /** @description Whether we ordered it to be locked. */
                    locked?: boolean;
                    /** @description Operating system, exactly as the device says it. */
                    platform?: string;
                    /** @description Living ones not heard of for three days. */
                    contact?: "quiet";
                    /** @description Only of this person. */
                    person?: string;
                    /** @description Label from A, the last sign of life newest first, the enrollment newest first; with `-` the other way round. */
                    sort?: "label" | "-label" | "seen" | "-seen" | "created" | "-created";
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DeviceView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many devices there are among the caller's people. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceCountsView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Devices that the caller may see, as CSV in the order of enrollment. Moments are milliseconds since 1970. */
        get: {
            parameters: {
                query?: {
                    /** @description Beginnings of words of the label: "ma len" finds "Lena Maier · laptop". */
                    q?: string;
                    /** @description How alive the enrollment is. */
                    state?: "pending" | "active" | "erased" | "unenrolled";
                    /** @description Whether we ordered it to be locked. */
                    locked?: boolean;
                    /** @description Operating system, exactly as the device says it. */
                    platform?: string;
                    /** @description Living ones not heard of for three days. */
                    contact?: "quiet";
                    /** @description Only of this person. */
                    person?: string;
                    /** @description Label from A, the last sign of life newest first, the enrollment newest first; with `-` the other way round. */
                    sort?: "label" | "-label" | "seen" | "-seen" | "created" | "-created";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description RFC 4180, UTF-8, with a head */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{enrollment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One device, with an `ETag` of everything that somebody decides by. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    enrollment: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceDetail"];
                    };
                };
                /** @description unchanged since the ETag in If-None-Match */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{enrollment}/block-screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Blocks screenshots, as far as the platform can. Only people lift it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    enrollment: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ordered"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{enrollment}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Legal hold: nothing on the device is erased. Only people lift it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    enrollment: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ordered"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{enrollment}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the container and withholds the share. Only people lift it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    enrollment: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ordered"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{enrollment}/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends every session on the device that began before now. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    enrollment: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ordered"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{enrollment}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a message on the device. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    enrollment: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MessageOrder"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ordered"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{enrollment}/recovery-blob": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The recovery blob of a device, while it has not been erased. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    enrollment: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BlobView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{enrollment}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything known about one device, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path: {
                    enrollment: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Moment"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollment-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Codes for people that the caller looks after, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CodeView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Makes a code. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateCode"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewCodeView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollment-codes/registered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registers a code that an approver made from their own pinned keyring. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RegisterCode"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegisteredCode"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollment-codes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One code with everything that it lived through. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TracedCode"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Takes a code back: no device comes by it any more. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description worth nothing from now on */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * `hello` once; `changed` after each change; `lost` where something was missed and everything should be read again; a comment every
         *     15 seconds. Ends with the session, with the token, and with the server. An administrator has 32 streams open at most, once for
         *     their browsers and once for their programs; no earlier one ends for a later one.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["Changed"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for a touch of one of the caller's passkeys. Its answer goes into the header `Lethe-Passkey` of the request itself, as
         *     base64url of `{ceremony, credential}` in JSON; it counts once, for two minutes.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AboutToSend"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Begun"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/geo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Geographic databases, and whom to name. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GeoView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/key-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys that wait for the root persons. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ProposalView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/key-proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forgets a proposed key: one's own, or as an owner anybody's. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description forgotten */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keyring-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drafts of the next keyring, newest first. At most one is open. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DraftView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keyring-drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a draft back: one's own, or as an owner anybody's. Signatures given for it are worth nothing for another. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description withdrawn */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keyrings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole chain, oldest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_KeyringView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Publishes the next keyring of the chain. Its signatures decide, not who carries it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PublishKeyring"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyringView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keyrings/newest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keyring in force. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyringView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest checkpoint as a signed note. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All leaves up to the newest checkpoint, as lines of JSON: first checkpoint and keyrings, then one line a leaf. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/jsonl": string;
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/leaves/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One leaf with its proof: for whoever may see the audit trail, or the device that it is about. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    index: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LeafView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is calling, with which roles, scope and token or session. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own passkeys. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PasskeyView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to make one more. Needs a touch of one that is there. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Begun"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FinishPasskey"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewPasskeyView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one, but never the last. Needs a touch. Other sessions that began with it end. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every host that this installation speaks to by itself, why, and which line of its configuration makes it so. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutboundView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People that the caller may see, by name. */
        get: {
            parameters: {
                query?: {
                    /** @description Beginnings of words of the name, the address and the external id. */
                    q?: string;
                    /** @description Whether they work here. */
                    status?: "active" | "suspended" | "left";
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PersonView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a person. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreatePerson"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes name, address or group. Labels of devices stay as they were signed. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangePerson"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/people/{id}/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes everything away by which an employee is recognised, and ends all their sessions. Needs a touch. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description reset */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/portal-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a link with which an employee sets up by what they are recognised. An older one is worth nothing any more. Needs a touch. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PortalLinkView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** T1: this approver does not count any more, on any device, until the next keyring. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a release. It works without this: devices take it from a file. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CarriedRelease"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReleaseTaken"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/restore/reviewed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends restore mode. Cancel first what must not go out. In a browser it needs a touch. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reviewed"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, devices and commands among those that the caller may see. */
        get: {
            parameters: {
                query: {
                    /** @description Beginnings of words. Nothing is found by nothing. */
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Found"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The session of this browser. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Signs out. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description signed out */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for any passkey of the console; it will say whose it is. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Begun"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in. The same answer for an unknown passkey, a disabled administrator and a wrong signature. Whoever has proved who they are and
         *     is kept out by the access rules is told why (`sign_in.refused_here`).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Finish"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description the session */
                        "set-cookie"?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses a setup link up, for a command line. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetupDone"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at a setup link and asks for a passkey. The link is not used up. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetupBegun"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses a setup link up: the passkey is kept, and its holder signed in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetupFinish"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description the session */
                        "set-cookie"?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign-ins of those whom the caller looks after, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Of this person or administrator. */
                    subject?: string;
                    /** @description What the rules said. */
                    verdict?: "allow" | "step_up" | "deny";
                    /** @description Whether they came in. */
                    admitted?: boolean;
                    /** @description From this country: two capital letters. */
                    country?: string;
                    /** @description To this app. */
                    app?: string;
                    /** @description Not before this moment, in milliseconds since 1970. */
                    from?: number;
                    /** @description Before this moment. */
                    to?: number;
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description 1 to 200; 50 where it is left out. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_SignInView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-ins/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign-ins of those whom the caller looks after, as CSV, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Of this person or administrator. */
                    subject?: string;
                    /** @description What the rules said. */
                    verdict?: "allow" | "step_up" | "deny";
                    /** @description Whether they came in. */
                    admitted?: boolean;
                    /** @description From this country: two capital letters. */
                    country?: string;
                    /** @description To this app. */
                    app?: string;
                    /** @description Not before this moment, in milliseconds since 1970. */
                    from?: number;
                    /** @description Before this moment. */
                    to?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description RFC 4180, UTF-8, with a head */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-ins/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One sign-in, and why it was let in or not. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    no: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInStory"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of what needs somebody. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Status"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The installation: mode, newest keyring, log and this node's public key. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that the page needs to judge the matter by itself. Nothing in it is to be believed unchecked. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ticket/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings back the one answer. What counts is its signature; afterwards the ticket is dead. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketAnswered"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a ticket for the approver's page. It approves nothing: whoever holds it still has to sign. For `first-keyring` a browser sends
         *     a touch of the passkey along: whoever makes that keyring is in charge.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpenTicket"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketLink"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own tokens. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_TokenView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        /** Makes a token for a program. In a browser it needs a touch. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateToken"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewTokenView"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a token at once. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ended */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetoes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carries one person's veto against a command, or against everything issued before a moment. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CarriedVeto"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VetoTaken"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/welcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the first run is. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WelcomeView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/welcome/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the first run aside, or takes it up again. Only for the caller. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SkipWelcome"];
                };
            };
            responses: {
                /** @description noted */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/v1/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One round of a plain check-in: what the device says up, what it lacks down. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description an array of `up` of proto/lethe.cddl */
            requestBody?: {
                content: {
                    "application/cbor": unknown;
                };
            };
            responses: {
                /** @description an array of `down` */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/cbor": unknown;
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description a message is not signed by the device of its enrollment */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/v1/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Takes a connection over from HTTP. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a WebSocket of CBOR messages: `down` and `up` of proto/lethe.cddl */
                101: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/v1/enroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A device asks to be enrolled with the one-time secret of its code. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description `enroll-request` with the new device key's signature */
            requestBody?: {
                content: {
                    "application/cbor": unknown;
                };
            };
            responses: {
                /** @description `enroll-reply` of proto/lethe.cddl */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/cbor": unknown;
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the code is unknown, used up or expired */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a challenge. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceQuestion"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device/v1/sign-in/vouch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings the proof. It proves the device and no person: whoever opens the address signs in like everybody, in a session that ends with the
         *     device's lock.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DeviceProof"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceVouched"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process there. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers for Prometheus, without ids. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own devices. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnDevices"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/devices/{id}/lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The device is lost: it is locked at once, and its sessions end. Only people unlock it again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description locked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller has. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorsView"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/factors/passkeys/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to make a passkey. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Begun"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/factors/passkeys/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FinishEmployeePasskey"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewEmployeePasskey"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/factors/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a passkey. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/factors/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets a password. All other sessions of the caller end. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetPassword"];
                };
            };
            responses: {
                /** @description set */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/factors/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes ten recovery codes. Older ones are worth nothing any more. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewRecoveryCodes"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/factors/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a secret for an authenticator. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TotpOffer"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        /** Takes one-time codes away. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description there are none */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/factors/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms it with the code that the authenticator shows. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfirmTotp"];
                };
            };
            responses: {
                /** @description it counts */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings the proof; it counts for ten minutes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProveSignIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInStep"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/prove/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins. What is offered is what the caller has. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInStep"];
                    };
                };
                /** @description nobody has proved who they are */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins an attempt. What is offered depends on the app alone, and not on who comes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BeginSignIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInStep"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description not sent by a page of ours, or the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/sign-in/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for any passkey; it will say whose it is. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AttemptName"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PasskeyQuestion"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description not sent by a page of ours, or the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/sign-in/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings a proof. The same answer for a wrong proof, an unknown account and somebody who may not sign in. Whoever has proved everything
         *     and is kept out by the access rules is told why (`sign_in.refused_here`).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProveSignIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        /** @description the session, once everything is proved */
                        "set-cookie"?: string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInStep"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/sign-in/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins an attempt on a device, for the person to whom it is enrolled. The secret is used up. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResumeSignIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInOnDevice"];
                    };
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/sign-in/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a code. Whether one was sent is not told. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SendSignInCode"];
                };
            };
            responses: {
                /** @description if there is somebody to whom it can go, it is on its way */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description not sent by a page of ours, or the caller may not do this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description too many requests; `Retry-After` says when to come back */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/v1/welcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses a link up: a session begins in which factors can be set up, and nothing else be done. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PortalWelcome"];
                };
            };
            responses: {
                /** @description a session has begun */
                204: {
                    headers: {
                        /** @description the session */
                        "set-cookie"?: string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description there is no such thing, or nothing that the caller may know of */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request does not fit the present state */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the body is not of the type that this route takes */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the request asks for something that cannot be */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server failed; nothing was changed */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
                /** @description the server cannot do this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDocument"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can the server work. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ready"];
                    };
                };
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ready"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The request that is about to be sent, and no other. */
        AboutToSend: {
            /** @description SHA-256 of the exact bytes of the body, in hexadecimal. */
            body_sha256: string;
            /** @description `POST`, `PUT` or `DELETE`. */
            method: string;
            /** @description `/api/v1/…` as it will be sent, with the query if there is one. */
            path: string;
        };
        /**
         * @description All rules: named places, named networks, and sentences about who may sign in. All sentences that apply must hold; nothing that is
         *     added lets in more.
         */
        AccessDocument: {
            /** @description By which factors employees prove who they are: the first that fits person and app counts, and the built-in one where none fits. */
            chains?: components["schemas"]["ChainDocument"][];
            /** @description Sentences. */
            policies?: components["schemas"]["PolicyDocument"][];
            /** @description Sets of networks. */
            segments?: components["schemas"]["SegmentDocument"][];
            /** @description Places to come from. */
            zones?: components["schemas"]["ZoneDocument"][];
        };
        /** @description One thing that keeps a draft from being used. */
        AccessFault: {
            /** @description `access.…`. */
            code: string;
            /** @description What is wrong and what to do. */
            detail: string;
            /** @description JSON Pointer into the document. */
            path: string;
        };
        /** @description The rules in force. */
        AccessRulesView: {
            /**
             * Format: int64
             * @description The version that is in force when they are taken back; 0 for none.
             */
            behind: number;
            /**
             * Format: int64
             * @description Until when administrators come in whatever the rules say, because the host's operator said so; null mostly.
             */
            break_glass_until?: number | null;
            /**
             * Format: int64
             * @description They are taken back by themselves at this moment unless somebody confirms them; null where nobody must.
             */
            confirm_until?: number | null;
            document: components["schemas"]["AccessDocument"];
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            made?: number | null;
            made_by?: components["schemas"]["Named"] | null;
            /** @description Why, in the words of whoever saved them. */
            note: string;
            /**
             * Format: int64
             * @description Counted from 1; 0 where there are no rules, and everybody comes in. Goes back as `If-Match` with what follows on it.
             */
            version: number;
        };
        /** @description A version of the rules. */
        AccessVersionView: {
            /**
             * Format: int64
             * @description Until when it could be confirmed.
             */
            confirm_until?: number | null;
            /** Format: int64 */
            confirmed?: number | null;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            made: number;
            made_by?: components["schemas"]["Named"] | null;
            note: string;
            /** Format: int64 */
            reverted?: number | null;
            /** @description `in_force`; `on_trial`: in force, and to be confirmed; `replaced`; `reverted`: by somebody; `lapsed`: nobody confirmed it. */
            state: string;
            /** Format: int64 */
            version: number;
        };
        /** @description Who caused it. */
        ActorView: {
            /** @description Zeros for operator and server. */
            id: string;
            /** @description `admin`, `approver`, `device`, `operator` or `server`. */
            kind: string;
            /** @description Empty where there is none, or nobody knows it any more. */
            name: string;
        };
        /** @description An administrator. */
        AdminView: {
            active: boolean;
            /** @description As what they are asked to hold an approval key: `root`, `it`, `hr`. The keyring decides who approves. */
            approver_roles: string[];
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            created: number;
            id: string;
            /**
             * Format: int64
             * @description When they last did something in a browser, in milliseconds since 1970.
             */
            last_seen?: number | null;
            name: string;
            /**
             * Format: int64
             * @description How many passkeys they have; none before they have set themselves up with a browser.
             */
            passkeys: number;
            /** @description Which person they are. */
            person?: string | null;
            /** @description `owner`, `it`, `hr`, `auditor`. */
            roles: string[];
            /** @description The only group that the admin looks after; null for everybody. */
            scope?: string | null;
        };
        /**
         * @description What hides where somebody is.
         * @enum {string}
         */
        AnonymiserWord: "tor" | "relay" | "vpn";
        /** @description What would happen. */
        AnsweredView: {
            /** @description The address that was judged; null where nobody knows it. */
            address?: string | null;
            /** @description Whether they would come in. An administrator of whom more is asked than a passkey does not, today. */
            let_in: boolean;
            why: components["schemas"]["Told"];
        };
        /** @description What is registered of an app. Lists that its kind does not use are empty. */
        AppBody: {
            /** @description Told of every end of a grant. */
            backchannel_logout_uri?: string | null;
            /** @description Whether its tokens are good only together with a key (DPoP). */
            bound_tokens?: boolean;
            /** @description Whether it keeps a secret. */
            confidential?: boolean;
            kind: components["schemas"]["AppKind"];
            /** @description What people call it. */
            name: string;
            /** @description `https://wiki.example.com`: for an app behind a proxy. */
            origins?: string[];
            post_logout_redirect_uris?: string[];
            /** @description Compared byte for byte. */
            redirect_uris?: string[];
            /** @description `openid`, `profile`, `email`, `groups`, `offline_access`. */
            scopes?: string[];
            /** @description `EdDSA` or `ES256`. Left out: `ES256`, which every app knows. */
            signed_with?: string | null;
        };
        /**
         * @description How an app learns who is there.
         * @enum {string}
         */
        AppKind: "forward" | "oidc";
        /** @description The secret of an app. Shown once. */
        AppSecretView: {
            id: string;
            /** @description Null where it keeps none. */
            secret?: string | null;
        };
        /** @description An app. */
        AppView: components["schemas"]["AppBody"] & {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            created: number;
            id: string;
        };
        /** @description What the approval came to. */
        ApprovalTaken: {
            /**
             * Format: int64
             * @description Persons who have approved so far.
             */
            approvals: number;
            /** @description The ladder's alternatives. */
            needs: components["schemas"]["Vec"];
            /** @description A veto stands against this kind of order: one person more than `needs` says, as long as there is anybody else. */
            one_more: boolean;
            /** @description `requested`: more people are needed. `dispatched`: it went out. `held_by_restore`: it goes out after the review. */
            state: string;
        };
        /** @description One person's approval. */
        ApprovalView: {
            /** @description `approval` in base64. */
            approval: string;
            /** Format: int64 */
            at: number;
            key: string;
            /** @description As the keyring has it. */
            name: string;
            person: string;
            role: string;
        };
        /** @description Somebody somewhere. */
        AskAccess: {
            /** @description From where; where it is left out, from here. */
            address?: string | null;
            /** @description Id of an app: `console`, `api`, or one of the company's. */
            app: string;
            /**
             * Format: int64
             * @description When, in milliseconds since 1970; where it is left out, now.
             */
            at?: number | null;
            device?: components["schemas"]["AskedDevice"] | null;
            document?: components["schemas"]["AccessDocument"] | null;
            /** @description What they have proved. */
            factors?: components["schemas"]["FactorWord"][];
            /** @description A person or an administrator. */
            subject: string;
        };
        /** @description On what somebody would sign in. */
        AskedDevice: {
            /** @description It is as the company wants it; null where it has not said. */
            compliant?: boolean | null;
            /** @description It has proved that it is enrolled. */
            enrolled?: boolean;
            /** @description This person was let in on it before. */
            known?: boolean;
        };
        /** @description An attempt. */
        AttemptName: {
            attempt: string;
        };
        /** @description A sentence and a link. */
        AttributionView: {
            /** @description As the publisher words it. */
            text: string;
            /** @description Where it leads. */
            url: string;
        };
        /** @description One event. */
        AuditView: {
            /** @description Zeros for operator and server. */
            actor: string;
            /** @description `admin`, `approver`, `device`, `operator` or `server`. */
            actor_kind: string;
            /** @description What people call the actor; empty for operator and server, and where nobody knows it any more. */
            actor_name: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            at: number;
            /** @description Texts by name. */
            facts: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Its leaf in the log.
             */
            leaf: number;
            /** @description What people call the ids among the facts, by id. */
            names: {
                [key: string]: string;
            };
            /** @description What was written beside it; null for nothing. */
            note?: string | null;
            subject: string;
            /** @description What it is about. */
            subject_kind: string;
            subject_name: string;
            /** @description `area.past_tense`. */
            verb: string;
        };
        /** @description A command line that wants to sign in. */
        BeginCliLogin: {
            /** @description What it says about itself: `lethe on anna-laptop`. */
            label: string;
        };
        /** @description Who wants to come in, and where to. */
        BeginSignIn: {
            /** @description To what they sign in; `portal` where it is left out. */
            app?: string | null;
            /** @description An address, or the id that the company gave; empty where a passkey is to say who comes. */
            login: string;
            /** @description A path of this host to go on to. */
            return_to?: string | null;
        };
        /** @description A ceremony that has begun. */
        Begun: {
            /** @description Its name: goes back with the answer. Good for one answer. */
            ceremony: string;
            /** @description `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON`. */
            options: Record<string, never>;
        };
        /** @description A login that waits for a word. */
        BegunCliLogin: {
            /** @description `ABCD-EFGH`: people compare it. */
            code: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            /** @description The command line's own. */
            secret: string;
            /** @description Where it is confirmed. */
            url: string;
        };
        /** @description A device's recovery share, sealed to the company's recovery keys. */
        BlobView: {
            /** @description `recovery-blob` in base64. */
            blob: string;
            /** @description The device's signature over it, in base64. */
            cose: string;
        };
        /** @description A release of two root persons. */
        CarriedRelease: {
            /** @description `signed-release` in base64. */
            signed: string;
        };
        /** @description One person's veto. */
        CarriedVeto: {
            /** @description `signed-veto` in base64. */
            veto: string;
        };
        /** @description The matter of a ticket. Bytes are standard base64, ids and digests hexadecimal, moments milliseconds since 1970. */
        Case: {
            command?: components["schemas"]["CaseCommand"] | null;
            /** @description Software keys count: the newest keyring says so, or the first one may. */
            demo: boolean;
            draft?: components["schemas"]["CaseDraft"] | null;
            /** @description `signed-keyring`, the whole chain, oldest first. Empty before the first. */
            keyrings: string[];
            me: components["schemas"]["CaseMe"];
            /**
             * Format: int64
             * @description The server's clock.
             */
            now: number;
            /** @description `halt`: what is pending, newest first. */
            pending?: components["schemas"]["CaseCommand"][] | null;
            /**
             * Format: int64
             * @description `halt`: further pending commands, which are somebody else's to see. A halt stops them, too.
             */
            pending_hidden?: number | null;
            /** @description `change`: the keys that are to come in. */
            proposals?: components["schemas"]["ProposalView"][] | null;
            /** @description `first-keyring`, `new-key`, `change`, `sign`, `decide` or `halt`. */
            purpose: string;
            server: components["schemas"]["CaseServer"];
            /** @description Persons who do not count, by the word of this server. */
            suspended: string[];
            tenant: string;
        };
        /** @description A command for the approver's page. */
        CaseCommand: {
            /** @description `approval`s, in the order of their arrival. */
            approvals: string[];
            /** @description `command`: what people sign. */
            bytes: string;
            digest: string;
            requested_by: components["schemas"]["CaseRequester"];
            /** @description `requested`, `dispatched`, or how it ended. */
            state: string;
            /** @description `signed-veto`s that stop it or make it need one person more. */
            vetoes: string[];
        };
        /** @description A keyring that collects signatures. */
        CaseDraft: {
            id: string;
            /** @description `signed-keyring` with the signatures so far. */
            signed: string;
        };
        /** @description This node's key. */
        CaseKey: {
            id: string;
            /** @description Ed25519, 32 bytes. */
            public_key: string;
        };
        /** @description The log. */
        CaseLog: {
            /** Format: int64 */
            generation: number;
            origin: string;
            /** @description Ed25519, 32 bytes. */
            public_key: string;
        };
        /** @description Whose page it is. */
        CaseMe: {
            /** @description Of `root`, `it`, `hr`: as what the admin is asked to hold a key. */
            approver_roles: string[];
            name: string;
            /** @description The person's id in keyrings; null for who only administers. */
            person?: string | null;
        };
        /** @description Who asked, by the server's word. */
        CaseRequester: {
            id: string;
            /** @description `admin`, `approver`, `device` or `operator`. */
            kind: string;
            /** @description Empty where the server knows none. */
            name: string;
        };
        /** @description What a keyring must say about this server. */
        CaseServer: {
            key: components["schemas"]["CaseKey"];
            log: components["schemas"]["CaseLog"];
            urls: string[];
        };
        /** @description What may ever be done to an enrollment. */
        CeilingsView: {
            actions: string[];
            /** @description The same as CBOR in base64. */
            bytes: string;
            demo: boolean;
            solo: boolean;
        };
        /** @description A chain of factors. Each step needs one of its factors that no earlier step has used. */
        ChainDocument: {
            /** @description Ids of apps; all where none is named. */
            apps?: string[];
            /** @description 32 hexadecimal digits, made by whoever writes the chain. */
            id: string;
            /** @description One line, at most 150 bytes. */
            name: string;
            /** @description Whether a passkey, which verifies its holder, proves the whole chain. */
            passkey_alone: boolean;
            /** @description Whom it is for; everybody where neither groups nor roles are named. */
            people?: components["schemas"]["PeopleDocument"];
            /** @description The alternatives of each step, in order. */
            steps: components["schemas"]["FactorWord"][][];
        };
        /** @description What to change; what is left out stays, and null takes away. */
        ChangePerson: {
            email?: string | null;
            group?: string | null;
            name?: string | null;
        };
        /** @description The data of an event `changed`. */
        Changed: {
            /**
             * @description `devices`, `device:⟨enrollment⟩`, `commands`, `command:⟨id⟩`, `people`, `person:⟨id⟩`, `audit`, `keyring`, `admins`, `codes`, `access`,
             *     `sign_ins`, `status`. Whoever looks after one group gets those without an id.
             */
            topics: string[];
        };
        /** @description What a draft would have done to a sign-in. */
        ChangedView: {
            /** @description `allow`, `step_up` or `deny`: what the draft says. */
            now: string;
            sign_in: components["schemas"]["SignInView"];
        };
        /** @description A login as the browser shows it. */
        CliLoginView: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            created: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            /** @description What the command line says about itself; nobody has checked it. */
            label: string;
            /** @description `waiting`, `confirmed`, `denied`, `used` or `expired`. */
            state: string;
        };
        /** @description The token. Shown once. */
        CliToken: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            id: string;
            token: string;
        };
        /** @description A code, without its secret. */
        CodeView: {
            /** @description T2 actions that the enrollment will ever allow. */
            actions: string[];
            /**
             * Format: int64
             * @description Milliseconds since 1970, like every moment.
             */
            created: number;
            demo: boolean;
            /** @description The enrollment that it led to. */
            enrollment?: string | null;
            /** Format: int64 */
            expires: number;
            id: string;
            label: string;
            /** @description `server`: the device trusts this server on first use. `approver`: a person made it from their own keyring. */
            maker: string;
            person: components["schemas"]["Named"];
            solo: boolean;
            /** @description `open`, `used`, `expired` or `withdrawn`. */
            state: string;
        };
        /** @description A command line asks what became of its login. */
        CollectCliToken: {
            secret: string;
        };
        /** @description A command in a list. */
        CommandView: {
            action: string;
            approvals: components["schemas"]["ApprovalView"][];
            /** @description `command` in base64: what people sign. */
            bytes: string;
            /** @description Approvers of a role that is needed who have not approved yet; empty once the command has gone out or ended. */
            could_approve: components["schemas"]["CouldView"][];
            digest: string;
            /** Format: int64 */
            dispatch_leaf?: number | null;
            /**
             * Format: int64
             * @description When it went out; null before.
             */
            dispatched?: number | null;
            /** Format: int64 */
            expires: number;
            id: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970, like every moment.
             */
            issued: number;
            /**
             * Format: int64
             * @description Its leaf in the log, and the leaf of its dispatch.
             */
            leaf: number;
            /**
             * Format: int64
             * @description Persons that the smallest alternative asks for, with the one more that a veto may ask for; null where the ladder has none.
             */
            needed?: number | null;
            /** @description The ladder's alternatives under the newest keyring. */
            needs: components["schemas"]["Vec"];
            /** Format: int64 */
            not_before: number;
            /** @description A veto stands against this kind of order: one person more than `needs` says, as long as there is anybody else. */
            one_more: boolean;
            /** @description As written by who asked; shown quoted. */
            reason: string;
            requested_by: components["schemas"]["RequesterView"];
            /** @description `requested`, `dispatched`, `vetoed`, `cancelled`, `superseded`, `expired` or `finished`. */
            state: string;
            targets: components["schemas"]["TargetView"][];
            vetoes: components["schemas"]["VetoView"][];
            /** @description Six words that people compare. */
            words: string;
        };
        /** @description The first code. */
        ConfirmTotp: {
            code: string;
        };
        /** @description An approver who has not approved. */
        CouldView: {
            /** @description As the keyring has it. */
            name: string;
            /** @description One of the devices is their own: nobody decides about that, but in a pilot of one person. */
            own: boolean;
            person: string;
            /** @description Of the roles that are needed, those that they have. */
            roles: string[];
            /** @description Does not count until a keyring says otherwise. */
            suspended: boolean;
        };
        /** @description A new administrator. */
        CreateAdmin: {
            /** @description As what they are asked to hold an approval key: `root`, `it`, `hr`. A person is made for them unless one is named. */
            approver_roles?: string[];
            name: string;
            /** @description Which person they are, where they are known already. */
            person?: string | null;
            /** @description At least one of `owner`, `it`, `hr`, `auditor`. */
            roles: string[];
            /** @description Only people of this group. */
            scope?: string | null;
        };
        /** @description A code that the server shall make. */
        CreateCode: {
            /** @description T2 actions that this enrollment will ever allow. */
            actions: string[];
            /** @description Software keys count; as the keyring allows where it is left out. */
            demo?: boolean | null;
            /** Format: int64 */
            expires_in_ms: number;
            /** @description Name of the device; the full label is `⟨person⟩ · ⟨device name⟩`. */
            label: string;
            /** @description For whom. */
            person: string;
            /** @description One person may decide; as the keyring allows where it is left out. */
            solo?: boolean | null;
        };
        /** @description A proposal. */
        CreateCommand: {
            /** @description `wipe_container`, `wipe_device`, `unenroll`, `unlock`, `unblock_screen` or `release_hold`. */
            action: string;
            /**
             * Format: int64
             * @description Seven days where it is left out.
             */
            expires_in_ms?: number | null;
            /** @description 16 random bytes of the caller's in hexadecimal. */
            nonce?: string | null;
            /**
             * Format: int64
             * @description Not to be done before this moment, milliseconds since 1970; at once where it is left out.
             */
            not_before?: number | null;
            /** @description One line that approvers read. */
            reason: string;
            /** @description Enrollment ids: 1 to 25. */
            targets: string[];
        };
        /** @description A new employee. */
        CreatePerson: {
            email?: string | null;
            external_id?: string | null;
            group?: string | null;
            /** @description As it will stand in labels that approvers read. */
            name: string;
        };
        /** @description A new token. */
        CreateToken: {
            /** Format: int64 */
            expires_in_ms: number;
            name: string;
            /** @description Permissions, each one that the caller has. */
            scopes: string[];
        };
        /** @description One database. */
        DatabaseView: {
            attribution?: components["schemas"]["AttributionView"] | null;
            /**
             * Format: int64
             * @description When it was built, in milliseconds since 1970; null where none is in use.
             */
            built?: number | null;
            /** @description `country`, `asn` or `city`. */
            database: string;
            /** @description What it calls itself; null where none is in use. */
            name?: string | null;
            /** @description `good`; `stale` after 45 days; `kept` where its file cannot be used and the one from before is; `missing` where none is. */
            state: string;
        };
        /** @description One host. */
        DestinationView: {
            /** @description Whether it is not in the configuration itself but in what the company's provider says about itself. */
            discovered: boolean;
            /** @description Its name or address; null where it stands in a file with a secret. */
            host?: string | null;
            /** @description The key that names it: of the configuration, or of an app. */
            key: string;
            /** Format: int32 */
            port?: number | null;
            /** @description `database`, `certificates`, `directory`, `company`, `mail`, `sms` or `app`. */
            purpose: string;
            /** @description What is sent there, in English. */
            what: string;
        };
        /** @description How many devices there are among the caller's people. */
        DeviceCountsView: {
            /** @description Living ones by operating system; under the empty text those that have not checked in yet. */
            by_platform: {
                [key: string]: number;
            };
            /** @description By `pending`, `active`, `erased`, `unenrolled`. */
            by_state: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Living ones not heard of for three days.
             */
            quiet: number;
            /** Format: int64 */
            total: number;
        };
        /** @description One device with its own words. */
        DeviceDetail: components["schemas"]["DeviceView"] & {
            /**
             * Format: int64
             * @description The state that the device itself says is in force.
             */
            device_counter?: number | null;
            posture?: components["schemas"]["PostureView"] | null;
            /** @description Whose counter that is. */
            server_key?: string | null;
            /**
             * Format: int64
             * @description Since when that state is ordered; null where nothing ever was.
             */
            state_changed?: number | null;
            /**
             * Format: int64
             * @description Counter of the newest state.
             */
            state_counter: number;
        };
        /**
         * @description What a device must be.
         * @enum {string}
         */
        DeviceNeedWord: "enrolled" | "compliant" | "known";
        /** @description A proof of possession as the agent's socket gives it out, with the audience `lethe-sign-in/1 https://…`: an address of this server. */
        DeviceProof: {
            /** @description `possession` of proto/lethe.cddl in base64url without padding. */
            payload: string;
            /** @description Its `COSE_Sign1` in base64url without padding. */
            signature: string;
        };
        /** @description What a device is asked. */
        DeviceQuestion: {
            /** @description Random bytes in base64url without padding. One answer counts. */
            challenge: string;
            /**
             * Format: int64
             * @description For so many milliseconds.
             */
            expires_in_ms: number;
        };
        /** @description One enrollment. */
        DeviceView: {
            /** @description What holds the device key: `none`, `tpm`, …; null before the first check-in. */
            backing?: string | null;
            ceilings: components["schemas"]["CeilingsView"];
            /** @description The device has signed that everything ordered is in force; also where nothing ever was. */
            confirmed: boolean;
            /** @description Has an open channel to this node. */
            connected: boolean;
            /** @description `none`, `closed`, `open`, `locked`, `locked_partly` or `erased`, as the device last said; null before it said anything. */
            container?: string | null;
            /** Format: int64 */
            created: number;
            device: string;
            enrollment: string;
            /** @description A legal hold stands. */
            held: boolean;
            /** Format: int64 */
            held_at?: number | null;
            /** @description As people read it when they sign. */
            label: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970, like every moment; null for never. At most some seconds old.
             */
            last_seen?: number | null;
            /** @description We ordered it to be locked. */
            locked: boolean;
            /**
             * Format: int64
             * @description Since when.
             */
            locked_at?: number | null;
            os_version?: string | null;
            person: components["schemas"]["Named"];
            /** @description Operating system as the device says it; null before the first check-in. */
            platform?: string | null;
            screen_blocked: boolean;
            /** Format: int64 */
            screen_blocked_at?: number | null;
            /** @description `pending`, `active`, `erased` or `unenrolled`. */
            status: string;
            waiting?: components["schemas"]["WaitingView"] | null;
        };
        /** @description A device's word that counted. */
        DeviceVouched: {
            /**
             * Format: int64
             * @description Until then, in milliseconds since 1970.
             */
            expires: number;
            /** @description Where to open a browser on the device. What stands after `#` is a secret: good once. */
            portal: string;
        };
        /** @description A draft of the next keyring. */
        DraftView: {
            /**
             * Format: int64
             * @description Version of the keyring that it follows.
             */
            base: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            created: number;
            digest: string;
            id: string;
            /** @description What the chain lacks: `old_root`, `new_root`, `countersignature`; null where nothing does, or more would not help. */
            lacks?: string | null;
            /** @description `signed-keyring` in base64, with the signatures so far. */
            signed: string;
            signed_by: components["schemas"]["HandView"][];
            /** @description `open`, `published`, `stale` (a newer keyring came first: draft it again) or `withdrawn`. */
            state: string;
            /** Format: int64 */
            version: number;
            /** @description Who could still sign. Everybody who countersigns must; of root persons, as many as the ladder says. */
            waits_for: components["schemas"]["HandView"][];
            /** @description Ten words that people compare. */
            words: string;
        };
        /** @description A passkey of an employee. */
        EmployeePasskeyView: {
            /** Format: int64 */
            created: number;
            id: string;
            name: string;
            /**
             * Format: int64
             * @description Null while it was not used.
             */
            used?: number | null;
        };
        /**
         * @description A way of proof.
         * @enum {string}
         */
        FactorWord: "password" | "passkey" | "totp" | "email_code" | "sms" | "recovery_code" | "ldap" | "oidc";
        /** @description What an employee has. Milliseconds since 1970, like every moment. */
        FactorsView: {
            /** @description Whether the word of the company's `OpenID` provider counts. */
            company: boolean;
            /** @description Whether the password of the company's directory counts. */
            directory: boolean;
            /** @description Where codes by mail go, so that its owner knows it again. */
            email?: string | null;
            passkeys: components["schemas"]["EmployeePasskeyView"][];
            password?: components["schemas"]["SetAt"] | null;
            /** @description Where codes by text message go. */
            phone?: string | null;
            recovery_codes?: components["schemas"]["RecoveryCodesView"] | null;
            totp?: components["schemas"]["SetAt"] | null;
        };
        /** @description What an authenticator said. */
        Finish: {
            ceremony: string;
            /** @description `AuthenticationResponseJSON`. */
            credential: Record<string, never>;
        };
        /** @description A passkey that was made. */
        FinishEmployeePasskey: {
            ceremony: string;
            /** @description `RegistrationResponseJSON`. */
            credential: Record<string, never>;
            /** @description What it is to be called. */
            name: string;
        };
        /** @description A passkey that was made. */
        FinishPasskey: {
            ceremony: string;
            /** @description `RegistrationResponseJSON`. */
            credential: Record<string, never>;
            /** @description What it is to be called. */
            name: string;
        };
        /** @description What was found, at most five of each. */
        Found: {
            commands: components["schemas"]["CommandView"][];
            devices: components["schemas"]["DeviceView"][];
            people: components["schemas"]["PersonView"][];
        };
        /** @description How it is with one geographic database. */
        GeoReady: {
            /**
             * Format: int64
             * @description When the one in use was built, in milliseconds since 1970; null where none is.
             */
            built?: number | null;
            /** @description `country`, `asn` or `city`. */
            database: string;
            /** @description `good`; `stale` after 45 days; `kept` where its file cannot be used and the one from before is; `missing` where none is. */
            state: string;
        };
        /** @description All that are configured; empty where places are unknown. */
        GeoView: {
            /** @description Each at most once. */
            databases: components["schemas"]["DatabaseView"][];
        };
        /** @description What a draft means for whoever writes it. */
        GuardView: {
            /** @description Signing in to the console from here and now. */
            here: components["schemas"]["Told"];
            /** @description Whether they would come in, from here and now. Otherwise the draft is not saved. */
            let_in: boolean;
            /** @description Sign-ins of theirs in the last thirty days that were looked at. */
            looked_at: number;
            /** @description Numbers of those that were let in and would not be any more. */
            lost: number[];
        };
        /** @description One person and what their signature is. */
        HandView: {
            /** @description `root`, `countersigning`, or both. */
            as: string[];
            name: string;
            person: string;
        };
        /** @description Hours of the week by the clocks of one place. */
        HoursDocument: {
            /** @description Within any of them. */
            spans: components["schemas"]["SpanDocument"][];
            /** @description A name of the IANA database: `Europe/Berlin`. */
            time_zone: string;
        };
        /** @description A line that was not understood. */
        ImportComplaint: {
            /** @description What is wrong and what to do. */
            detail: string;
            /** @description Counted from 1. */
            line: number;
        };
        /**
         * @description What a text is.
         * @enum {string}
         */
        ImportKind: "geofeed" | "cidr";
        /** @description A text. */
        ImportNetworks: {
            kind: components["schemas"]["ImportKind"];
            text: string;
        };
        /** @description A network of a list. */
        ImportedNetwork: {
            /** @description Two letters, as the geofeed says. */
            country?: string | null;
            /** @description `192.0.2.0/24`. */
            network: string;
        };
        /** @description What a text says. */
        ImportedView: {
            /** @description The first of them. */
            complaints: components["schemas"]["ImportComplaint"][];
            networks: components["schemas"]["ImportedNetwork"][];
            /** @description How many lines were not understood. */
            refused: number;
        };
        /** @description This node's key. */
        KeyView: {
            id: string;
            /** @description 32 bytes in base64. */
            public_key: string;
        };
        /** @description A keyring by what people compare. */
        KeyringName: {
            digest: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            /** Format: int64 */
            version: number;
            /** @description Ten words. */
            words: string;
        };
        /** @description A keyring with its signatures. */
        KeyringView: {
            digest: string;
            /** @description `signed-keyring` in base64. */
            signed: string;
            /** Format: int64 */
            version: number;
            /** @description Ten words that people compare. */
            words: string;
        };
        /** @description A leaf and its proof. Digests are hexadecimal, bytes standard base64. */
        LeafView: {
            /** @description What the leaf commits to. */
            body: string;
            /** @description The signed note of the tree. */
            checkpoint: string;
            /** @description That signature, `COSE_Sign1` with detached payload. */
            cose?: string | null;
            /** @description SHA-256 of the body. */
            digest: string;
            /** @description RFC 9162 §2.1.3: from the leaf's sibling upwards. */
            inclusion: string[];
            /** Format: int64 */
            index: number;
            /** @description `keyring`, `command`, `approval`, `dispatch`, `veto`, `release`, `state`, `enrollment`, `receipt` or `audit`. */
            kind: string;
            salt: string;
            /** @description Which key signed the body, where the body does not carry its signature itself. */
            signer?: string | null;
        };
        /** @description The log. */
        LogView: {
            /** Format: int64 */
            generation: number;
            origin: string;
            /** @description 32 bytes in base64. */
            public_key: string;
            /**
             * Format: int64
             * @description Leaves in the newest checkpoint.
             */
            size: number;
        };
        /** @description The caller. */
        Me: {
            admin: components["schemas"]["MyAdmin"];
            token?: components["schemas"]["MyToken"] | null;
        };
        /** @description A message for the employee. */
        MessageOrder: {
            /** @description Plain text of at most 1,000 bytes. */
            text: string;
        };
        /**
         * @description Whether a policy counts.
         * @enum {string}
         */
        ModeWord: "draft" | "report_only" | "on";
        /** @description Something that happened. */
        Moment: {
            actor: components["schemas"]["ActorView"];
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            at: number;
            /** @description The command that it is about. */
            command?: string | null;
            /** @description Texts by name. */
            facts: {
                [key: string]: string;
            };
            /** @description `audit` or `receipt`. */
            kind: string;
            /**
             * Format: int64
             * @description Its leaf in the log: of the receipt itself where it is one.
             */
            leaf?: number | null;
            /** @description What was written beside it, such as the reason of a lock; null for nothing. */
            note?: string | null;
            /** @description The device's own signed word, `signed-receipt` in base64. */
            receipt?: string | null;
            /** @description `area.past_tense`, or the stage of a receipt: `accepted`, `refused`, `retry`, `partly`, `done`, `applied`. */
            title: string;
        };
        /** @description The caller as an admin. */
        MyAdmin: {
            id: string;
            name: string;
            /**
             * Format: int64
             * @description How many passkeys the admin has.
             */
            passkeys: number;
            /** @description What the caller may do to somebody at least, as words of token scopes. */
            permissions: string[];
            /** @description Which person the admin is; null for those who only administer. */
            person?: string | null;
            roles: string[];
            /** @description The only group that the admin looks after; null for everybody. */
            scope?: string | null;
        };
        /** @description The caller's token. */
        MyToken: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            id: string;
            /** @description `*`, or the permissions that it was made for. */
            scopes: string[];
        };
        /** @description Somebody or something, by id and by the name that people know. */
        Named: {
            /** @description Hexadecimal. */
            id: string;
            /** @description Empty where nobody knows it any more. */
            name: string;
        };
        /** @description A code. Shown once. */
        NewCodeView: {
            /** @description One line to paste or to show as a QR code. */
            code: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            /** @description Under which its trace is found. */
            id: string;
            label: string;
            /** @description `server`: the device trusts this server on first use. */
            maker: string;
            /** @description Ten words of the keyring that the device will show. */
            words: string;
        };
        /** @description A passkey that was kept. */
        NewEmployeePasskey: {
            id: string;
        };
        /** @description A passkey that was kept. */
        NewPasskeyView: {
            id: string;
        };
        /** @description Ten codes, each good once. Shown once. */
        NewRecoveryCodes: {
            codes: string[];
        };
        /** @description A token with its secret. Shown once. */
        NewTokenView: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            id: string;
            token: string;
        };
        /** @description What the approver's page is opened for. */
        OpenTicket: {
            /** @description `first-keyring`, `new-key`, `change`, `sign`, `decide` or `halt`. */
            purpose: string;
            /** @description `change`: ids of proposed keys, divided by commas, or nothing. `sign`: id of the draft. `decide`: id of the command. */
            subject?: string | null;
        };
        /** @description The state that is in force once the device has it. */
        Ordered: {
            /** Format: int64 */
            counter: number;
        };
        /** @description When a condition fails: `"deny"`, or `{"step_up": "totp"}`. */
        OtherwiseWord: "deny" | {
            /** @description Let in with this factor. */
            step_up: components["schemas"]["FactorWord"];
        };
        /** @description All of them; empty where nothing leaves the machine. */
        OutboundView: {
            /** @description In the order of the configuration. */
            destinations: components["schemas"]["DestinationView"][];
        };
        /** @description One enrollment, as its employee sees it. Milliseconds since 1970, like every moment. */
        OwnDevice: {
            /** @description What may ever be done to it. */
            ceilings: components["schemas"]["CeilingsView"];
            /** @description `none`, `closed`, `open`, `locked`, `locked_partly` or `erased`, as the device last said. */
            container?: string | null;
            /** Format: int64 */
            created: number;
            /**
             * Format: int64
             * @description Since when a legal hold stands.
             */
            held_at?: number | null;
            id: string;
            label: string;
            /** Format: int64 */
            last_seen?: number | null;
            /**
             * Format: int64
             * @description Since when it is ordered to be locked.
             */
            locked_at?: number | null;
            os_version?: string | null;
            platform?: string | null;
            /**
             * Format: int64
             * @description Since when screenshots are blocked.
             */
            screen_blocked_at?: number | null;
            /** @description `pending`, `active`, `erased` or `unenrolled`. */
            status: string;
        };
        /** @description Devices of the caller. */
        OwnDevices: {
            devices: components["schemas"]["OwnDevice"][];
        };
        /** @description One page of a list. */
        Page_AccessVersionView: {
            /** @description The items. */
            items: {
                /**
                 * Format: int64
                 * @description Until when it could be confirmed.
                 */
                confirm_until?: number | null;
                /** Format: int64 */
                confirmed?: number | null;
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                made: number;
                made_by?: components["schemas"]["Named"] | null;
                note: string;
                /** Format: int64 */
                reverted?: number | null;
                /** @description `in_force`; `on_trial`: in force, and to be confirmed; `replaced`; `reverted`: by somebody; `lapsed`: nobody confirmed it. */
                state: string;
                /** Format: int64 */
                version: number;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_AdminView: {
            /** @description The items. */
            items: {
                active: boolean;
                /** @description As what they are asked to hold an approval key: `root`, `it`, `hr`. The keyring decides who approves. */
                approver_roles: string[];
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                created: number;
                id: string;
                /**
                 * Format: int64
                 * @description When they last did something in a browser, in milliseconds since 1970.
                 */
                last_seen?: number | null;
                name: string;
                /**
                 * Format: int64
                 * @description How many passkeys they have; none before they have set themselves up with a browser.
                 */
                passkeys: number;
                /** @description Which person they are. */
                person?: string | null;
                /** @description `owner`, `it`, `hr`, `auditor`. */
                roles: string[];
                /** @description The only group that the admin looks after; null for everybody. */
                scope?: string | null;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_AppView: {
            /** @description The items. */
            items: (components["schemas"]["AppBody"] & {
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                created: number;
                id: string;
            })[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_AuditView: {
            /** @description The items. */
            items: {
                /** @description Zeros for operator and server. */
                actor: string;
                /** @description `admin`, `approver`, `device`, `operator` or `server`. */
                actor_kind: string;
                /** @description What people call the actor; empty for operator and server, and where nobody knows it any more. */
                actor_name: string;
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                at: number;
                /** @description Texts by name. */
                facts: {
                    [key: string]: string;
                };
                /**
                 * Format: int64
                 * @description Its leaf in the log.
                 */
                leaf: number;
                /** @description What people call the ids among the facts, by id. */
                names: {
                    [key: string]: string;
                };
                /** @description What was written beside it; null for nothing. */
                note?: string | null;
                subject: string;
                /** @description What it is about. */
                subject_kind: string;
                subject_name: string;
                /** @description `area.past_tense`. */
                verb: string;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_CodeView: {
            /** @description The items. */
            items: {
                /** @description T2 actions that the enrollment will ever allow. */
                actions: string[];
                /**
                 * Format: int64
                 * @description Milliseconds since 1970, like every moment.
                 */
                created: number;
                demo: boolean;
                /** @description The enrollment that it led to. */
                enrollment?: string | null;
                /** Format: int64 */
                expires: number;
                id: string;
                label: string;
                /** @description `server`: the device trusts this server on first use. `approver`: a person made it from their own keyring. */
                maker: string;
                person: components["schemas"]["Named"];
                solo: boolean;
                /** @description `open`, `used`, `expired` or `withdrawn`. */
                state: string;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_CommandView: {
            /** @description The items. */
            items: {
                action: string;
                approvals: components["schemas"]["ApprovalView"][];
                /** @description `command` in base64: what people sign. */
                bytes: string;
                /** @description Approvers of a role that is needed who have not approved yet; empty once the command has gone out or ended. */
                could_approve: components["schemas"]["CouldView"][];
                digest: string;
                /** Format: int64 */
                dispatch_leaf?: number | null;
                /**
                 * Format: int64
                 * @description When it went out; null before.
                 */
                dispatched?: number | null;
                /** Format: int64 */
                expires: number;
                id: string;
                /**
                 * Format: int64
                 * @description Milliseconds since 1970, like every moment.
                 */
                issued: number;
                /**
                 * Format: int64
                 * @description Its leaf in the log, and the leaf of its dispatch.
                 */
                leaf: number;
                /**
                 * Format: int64
                 * @description Persons that the smallest alternative asks for, with the one more that a veto may ask for; null where the ladder has none.
                 */
                needed?: number | null;
                /** @description The ladder's alternatives under the newest keyring. */
                needs: components["schemas"]["Vec"];
                /** Format: int64 */
                not_before: number;
                /** @description A veto stands against this kind of order: one person more than `needs` says, as long as there is anybody else. */
                one_more: boolean;
                /** @description As written by who asked; shown quoted. */
                reason: string;
                requested_by: components["schemas"]["RequesterView"];
                /** @description `requested`, `dispatched`, `vetoed`, `cancelled`, `superseded`, `expired` or `finished`. */
                state: string;
                targets: components["schemas"]["TargetView"][];
                vetoes: components["schemas"]["VetoView"][];
                /** @description Six words that people compare. */
                words: string;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_DeviceView: {
            /** @description The items. */
            items: {
                /** @description What holds the device key: `none`, `tpm`, …; null before the first check-in. */
                backing?: string | null;
                ceilings: components["schemas"]["CeilingsView"];
                /** @description The device has signed that everything ordered is in force; also where nothing ever was. */
                confirmed: boolean;
                /** @description Has an open channel to this node. */
                connected: boolean;
                /** @description `none`, `closed`, `open`, `locked`, `locked_partly` or `erased`, as the device last said; null before it said anything. */
                container?: string | null;
                /** Format: int64 */
                created: number;
                device: string;
                enrollment: string;
                /** @description A legal hold stands. */
                held: boolean;
                /** Format: int64 */
                held_at?: number | null;
                /** @description As people read it when they sign. */
                label: string;
                /**
                 * Format: int64
                 * @description Milliseconds since 1970, like every moment; null for never. At most some seconds old.
                 */
                last_seen?: number | null;
                /** @description We ordered it to be locked. */
                locked: boolean;
                /**
                 * Format: int64
                 * @description Since when.
                 */
                locked_at?: number | null;
                os_version?: string | null;
                person: components["schemas"]["Named"];
                /** @description Operating system as the device says it; null before the first check-in. */
                platform?: string | null;
                screen_blocked: boolean;
                /** Format: int64 */
                screen_blocked_at?: number | null;
                /** @description `pending`, `active`, `erased` or `unenrolled`. */
                status: string;
                waiting?: components["schemas"]["WaitingView"] | null;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_DraftView: {
            /** @description The items. */
            items: {
                /**
                 * Format: int64
                 * @description Version of the keyring that it follows.
                 */
                base: number;
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                created: number;
                digest: string;
                id: string;
                /** @description What the chain lacks: `old_root`, `new_root`, `countersignature`; null where nothing does, or more would not help. */
                lacks?: string | null;
                /** @description `signed-keyring` in base64, with the signatures so far. */
                signed: string;
                signed_by: components["schemas"]["HandView"][];
                /** @description `open`, `published`, `stale` (a newer keyring came first: draft it again) or `withdrawn`. */
                state: string;
                /** Format: int64 */
                version: number;
                /** @description Who could still sign. Everybody who countersigns must; of root persons, as many as the ladder says. */
                waits_for: components["schemas"]["HandView"][];
                /** @description Ten words that people compare. */
                words: string;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_KeyringView: {
            /** @description The items. */
            items: {
                digest: string;
                /** @description `signed-keyring` in base64. */
                signed: string;
                /** Format: int64 */
                version: number;
                /** @description Ten words that people compare. */
                words: string;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Moment: {
            /** @description The items. */
            items: {
                actor: components["schemas"]["ActorView"];
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                at: number;
                /** @description The command that it is about. */
                command?: string | null;
                /** @description Texts by name. */
                facts: {
                    [key: string]: string;
                };
                /** @description `audit` or `receipt`. */
                kind: string;
                /**
                 * Format: int64
                 * @description Its leaf in the log: of the receipt itself where it is one.
                 */
                leaf?: number | null;
                /** @description What was written beside it, such as the reason of a lock; null for nothing. */
                note?: string | null;
                /** @description The device's own signed word, `signed-receipt` in base64. */
                receipt?: string | null;
                /** @description `area.past_tense`, or the stage of a receipt: `accepted`, `refused`, `retry`, `partly`, `done`, `applied`. */
                title: string;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_PasskeyView: {
            /** @description The items. */
            items: {
                /**
                 * Format: int64
                 * @description Milliseconds since 1970, like every moment.
                 */
                created: number;
                id: string;
                name: string;
                /**
                 * Format: int64
                 * @description Null while it was not used.
                 */
                used?: number | null;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_PersonView: {
            /** @description The items. */
            items: {
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                created: number;
                /**
                 * Format: int64
                 * @description Living enrollments.
                 */
                devices: number;
                email?: string | null;
                /** @description Id in the HR system. */
                external_id?: string | null;
                /** @description Group that scopes of admins refer to. */
                group?: string | null;
                id: string;
                name: string;
                /** @description `active`, `suspended` or `left`. */
                status: string;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ProposalView: {
            /** @description The items. */
            items: {
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                created: number;
                id: string;
                /** @description `key` in base64. */
                key: string;
                name: string;
                person: string;
                /** @description Of `root`, `it`, `hr`. */
                roles: string[];
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_SignInView: {
            /** @description The items. */
            items: {
                /**
                 * Format: int32
                 * @description Within how many kilometres.
                 */
                accuracy_km?: number | null;
                /** @description The address; its network for those who may not change the rules, and for everybody after a while; null where nobody knows it. */
                address?: string | null;
                /** @description `address.…`: why it is not known. */
                address_unknown?: string | null;
                /** @description Whether they came in. */
                admitted: boolean;
                /** @description To what. */
                app: string;
                /**
                 * Format: int32
                 * @description Network operator.
                 */
                asn?: number | null;
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                at: number;
                /** @description They came in although the rules said otherwise, because the host's operator had set them aside. */
                break_glass: boolean;
                /** @description Two letters, as the geographic database said. */
                country?: string | null;
                /** @description `none`, `enrolled`, `compliant` or `not_compliant`. */
                device: string;
                /** @description What they had proved. */
                factors: string[];
                /**
                 * Format: int64
                 * @description When the geographic database was built.
                 */
                geo_built?: number | null;
                /** @description Their group at the time. */
                group?: string | null;
                /** @description `admin` or `employee`. */
                kind: string;
                /**
                 * Format: double
                 * @description Degrees north; only where the address is shown whole.
                 */
                latitude?: number | null;
                /**
                 * Format: double
                 * @description Degrees east.
                 */
                longitude?: number | null;
                /** Format: int64 */
                no: number;
                /**
                 * Format: int64
                 * @description Version of the rules; 0 where there were none.
                 */
                rules_version: number;
                subject: components["schemas"]["Named"];
                /** @description `allow`, `step_up` or `deny`: what the rules said. */
                verdict: string;
                /** @description The session or token that began or ended with it. */
                via?: string | null;
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_TokenView: {
            /** @description The items. */
            items: {
                /**
                 * Format: int64
                 * @description Milliseconds since 1970, like every moment.
                 */
                created: number;
                /** Format: int64 */
                expires: number;
                id: string;
                name: string;
                /**
                 * Format: int64
                 * @description Null while it is good.
                 */
                revoked?: number | null;
                /** @description `*`, or the permissions that it was made for. */
                scopes: string[];
            }[];
            /** @description Send as `cursor` to go on; null at the end. */
            next?: string | null;
        };
        /** @description `PublicKeyCredentialRequestOptionsJSON` for `navigator.credentials`. */
        PasskeyQuestion: {
            options: Record<string, never>;
        };
        /** @description A passkey. */
        PasskeyView: {
            /**
             * Format: int64
             * @description Milliseconds since 1970, like every moment.
             */
            created: number;
            id: string;
            name: string;
            /**
             * Format: int64
             * @description Null while it was not used.
             */
            used?: number | null;
        };
        /** @description Whom a policy is about: those in one of the groups, and those with one of the roles. */
        PeopleDocument: {
            /** @description Groups of people. */
            groups?: string[];
            /** @description Roles of administrators: `owner`, `it`, `hr`, `auditor`. */
            roles?: string[];
        };
        /** @description An employee. */
        PersonView: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            created: number;
            /**
             * Format: int64
             * @description Living enrollments.
             */
            devices: number;
            email?: string | null;
            /** @description Id in the HR system. */
            external_id?: string | null;
            /** @description Group that scopes of admins refer to. */
            group?: string | null;
            id: string;
            name: string;
            /** @description `active`, `suspended` or `left`. */
            status: string;
        };
        /**
         * @description A sentence: people, using apps, may sign in from here, not from there, on such a device, within these hours, not faster than that;
         *     otherwise this happens, and that when it cannot be known. What is left out is not asked.
         */
        PolicyDocument: {
            /** @description Ids of apps: `console`, `api`, or one of the company's; all where none is named. */
            apps?: string[];
            /** @description What the device must be: all of it. */
            device?: components["schemas"]["DeviceNeedWord"][];
            /** @description Ids of zones: from one of them. */
            from?: string[];
            /** @description 32 hexadecimal digits, made by whoever writes the policy. */
            id: string;
            /**
             * Format: int32
             * @description Nobody can have travelled faster since their last sign-in.
             */
            max_km_per_hour?: number | null;
            /** @description Whether it counts. */
            mode: components["schemas"]["ModeWord"];
            /** @description One line, at most 150 bytes. */
            name: string;
            /** @description Ids of zones: from none of them. */
            not_from?: string[];
            /** @description When a condition fails. */
            otherwise: components["schemas"]["OtherwiseWord"];
            /** @description Whom it is about; everybody where neither groups nor roles are named. */
            people?: components["schemas"]["PeopleDocument"];
            /** @description When it cannot be known; `deny` where it is left out. */
            when_unknown?: components["schemas"]["WhenUnknownWord"];
            within?: components["schemas"]["HoursDocument"] | null;
        };
        /** @description A link for an employee. Shown once. */
        PortalLinkView: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            /** @description Good once. */
            link: string;
        };
        /** @description What stands after `#` in the link. */
        PortalWelcome: {
            secret: string;
        };
        /** @description What a device says about itself. */
        PostureView: {
            agent_version: string;
            disk_encryption: string;
            hardware: string;
            os: string;
            os_version: string;
        };
        /** @description The document on the wire. */
        ProblemDocument: {
            /** @description Stable name, `area.word`. */
            code: string;
            /** @description What happened this time. */
            detail: string;
            /** @description What to do. */
            hint: string;
            /**
             * Format: int32
             * @description HTTP status.
             */
            status: number;
            /** @description The same for every problem of this code. */
            title: string;
            /** @description Reference to the explanation of the code. */
            type: string;
        };
        /** @description A proof: a text that was typed, or the answer of an authenticator. */
        ProofBody: {
            /** @enum {string} */
            kind: "password";
            text: string;
        } | {
            /** @enum {string} */
            kind: "ldap";
            text: string;
        } | {
            /** @enum {string} */
            kind: "totp";
            text: string;
        } | {
            /** @enum {string} */
            kind: "email_code";
            text: string;
        } | {
            /** @enum {string} */
            kind: "sms";
            text: string;
        } | {
            /** @enum {string} */
            kind: "recovery_code";
            text: string;
        } | {
            /** @description `AuthenticationResponseJSON`. */
            credential: Record<string, never>;
            /** @enum {string} */
            kind: "passkey";
        };
        /** @description A key that waits for the root persons. Its six words are not shown here: they are heard from its owner. */
        ProposalView: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            created: number;
            id: string;
            /** @description `key` in base64. */
            key: string;
            name: string;
            person: string;
            /** @description Of `root`, `it`, `hr`. */
            roles: string[];
        };
        /** @description What people are asked to sign. */
        Proposed: {
            /** @description `command` in base64. */
            bytes: string;
            digest: string;
            id: string;
            needs: components["schemas"]["Vec"];
            /** @description A veto stands against this kind of order: one person more than `needs` says, as long as there is anybody else. */
            one_more: boolean;
            state: string;
            /** @description Six words that people compare. */
            words: string;
        };
        /** @description One proof in an attempt. */
        ProveSignIn: {
            attempt: string;
            proof: components["schemas"]["ProofBody"];
        };
        /** @description A signed keyring to be published. */
        PublishKeyring: {
            /** @description `signed-keyring` in base64. */
            signed: string;
        };
        /** @description What is ready. */
        Ready: {
            /** @description The database answers. */
            database: boolean;
            /** @description The configured geographic databases. The server works without them; then places are unknown. */
            geo: components["schemas"]["GeoReady"][];
            /**
             * Format: int64
             * @description Version of the newest keyring; null before there is one.
             */
            keyring?: number | null;
            /** @description The newest keyring has run out: only what protects goes on. */
            keyring_expired: boolean;
            /** @description `normal` or `restore`; null where there is no tenant. */
            mode?: string | null;
            /** @description All of the below. */
            ready: boolean;
        };
        /** @description The device's own signed word. */
        ReceiptView: {
            /** Format: int64 */
            at: number;
            /** @description Its signature in base64. */
            cose: string;
            /**
             * Format: int64
             * @description Its leaf in the log.
             */
            leaf: number;
            reason: string;
            /** @description `receipt` in base64, as signed. */
            receipt: string;
            stage: string;
        };
        /** @description Recovery codes. */
        RecoveryCodesView: {
            /**
             * Format: int64
             * @description Not used.
             */
            left: number;
            /** Format: int64 */
            made_at: number;
        };
        /** @description An app that becomes known. */
        RegisterApp: components["schemas"]["AppBody"] & {
            /** @description Small letters, digits and hyphens; its `client_id`, for ever. */
            id: string;
        };
        /** @description A code that an approver made; the secret stays with them. */
        RegisterCode: {
            /** @description `ceilings` in base64, exactly as in the code. */
            ceilings: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            /** @description Digest of the keyring in the code, in hexadecimal; the newest where it is left out. */
            keyring?: string | null;
            /** @description Exactly as in the code. */
            label: string;
            /** @description For whom. */
            person: string;
            /** @description SHA-256 of the secret, in hexadecimal. */
            secret_digest: string;
        };
        /** @description A code that is registered: the device may come. */
        RegisteredCode: {
            /** @description Under which its trace is found. */
            id: string;
        };
        /** @description A release that is kept. */
        ReleaseTaken: {
            digest: string;
        };
        /** @description A draft, tried on the sign-ins of the last thirty days. */
        ReplayView: {
            allowed: number;
            /** @description How many verdicts would be others. */
            changed: number;
            /** @description There were more; only the newest were decided anew. */
            cut: boolean;
            /** @description How many were decided anew. */
            judged: number;
            /** @description The newest of them, at most 200. */
            list: components["schemas"]["ChangedView"][];
            refused: number;
            /**
             * Format: int64
             * @description Since then, in milliseconds since 1970.
             */
            since: number;
            stepped_up: number;
        };
        /** @description Who asked. */
        RequesterView: {
            id: string;
            /** @description `admin`, `approver`, `device` or `operator`. */
            kind: string;
            /** @description Empty where nobody knows it. */
            name: string;
        };
        /** @description What stands after `#attempt=` in the address. */
        ResumeSignIn: {
            /** @description To what they sign in; `portal` where it is left out. */
            app?: string | null;
            /** @description A path of this host to go on to. */
            return_to?: string | null;
            secret: string;
        };
        /** @description What was found. */
        Review: {
            note: string;
        };
        /** @description What follows. */
        Reviewed: {
            /**
             * Format: int64
             * @description Commands that had their approvals already and went out now.
             */
            dispatched: number;
        };
        /** @description Other rules. */
        SaveAccessRules: {
            document: components["schemas"]["AccessDocument"];
            /** @description Why: one line of plain text, at most 200 bytes. */
            note?: string | null;
            /**
             * Format: int64
             * @description Take them back after so many seconds (60 to 86400) unless somebody confirms them.
             */
            revert_after_s?: number | null;
        };
        /** @description A set of networks. */
        SegmentDocument: {
            anonymiser?: components["schemas"]["AnonymiserWord"] | null;
            /** @description Where these networks really are; counts more than a database. */
            country?: string | null;
            /** @description 32 hexadecimal digits, made by whoever writes the segment. */
            id: string;
            /** @description One line, at most 150 bytes. */
            name: string;
            /** @description `10.0.0.0/8`, `2001:db8::/32`, or one address. No bits behind the prefix. */
            networks?: string[];
        };
        /** @description A code that somebody wants. */
        SendSignInCode: {
            attempt: string;
            factor: components["schemas"]["SentFactor"];
        };
        /**
         * @description By what a code is sent.
         * @enum {string}
         */
        SentFactor: "email_code" | "sms";
        /** @description A session. */
        SessionView: {
            admin: components["schemas"]["MyAdmin"];
            /**
             * Format: int64
             * @description When it ends in any case, in milliseconds since 1970.
             */
            ends: number;
            /**
             * Format: int64
             * @description When it ends if nothing more is done, in milliseconds since 1970.
             */
            idle_ends: number;
        };
        /** @description Since when. */
        SetAt: {
            /** Format: int64 */
            set_at: number;
        };
        /** @description A new password. */
        SetPassword: {
            /** @description At least 12 letters, and hard to guess. */
            new: string;
            /** @description The old one, where there is one. */
            old?: string | null;
        };
        /** @description What stands after `#` in the link. */
        Setup: {
            secret: string;
        };
        /** @description Whose setup link it is. */
        SetupAdmin: {
            name: string;
            roles: string[];
        };
        /** @description Whose setup link it is, and what their authenticator is asked for. */
        SetupBegun: components["schemas"]["Begun"] & {
            admin: components["schemas"]["SetupAdmin"];
        };
        /** @description A token that carries all rights of its admin. Shown once. */
        SetupDone: {
            admin: components["schemas"]["MyAdmin"];
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            id: string;
            token: string;
        };
        /** @description A first passkey that was made. */
        SetupFinish: {
            ceremony: string;
            /** @description `RegistrationResponseJSON`. */
            credential: Record<string, never>;
            /** @description What the passkey is to be called. */
            passkey_name: string;
            secret: string;
        };
        /** @description The link with which the new administrator sets themselves up. Shown once. */
        SetupLinkView: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            id: string;
            setup_link: string;
        };
        /** @description A sign-in that is done. */
        SignInDone: {
            /** @description A path of this host. */
            return_to?: string | null;
        };
        /** @description An attempt that began on a device. */
        SignInOnDevice: {
            /** @description The device: person and device name. */
            device: string;
            /** @description How far the attempt is. */
            step: components["schemas"]["SignInStep"];
        };
        /** @description How far an attempt is. */
        SignInStep: {
            /** @description Its name: goes back with each proof. */
            attempt: string;
            done?: components["schemas"]["SignInDone"] | null;
            /**
             * Format: int64
             * @description When the attempt is over, in milliseconds since 1970; 0 where it is done.
             */
            expires: number;
            /** @description What may be proved next: one of these. */
            offers: components["schemas"]["FactorWord"][];
            /** @description What was proved. */
            proved: components["schemas"]["FactorWord"][];
        };
        /** @description A sign-in with all reasons. */
        SignInStory: {
            sign_in: components["schemas"]["SignInView"];
            why?: components["schemas"]["Told"] | null;
        };
        /** @description A sign-in. */
        SignInView: {
            /**
             * Format: int32
             * @description Within how many kilometres.
             */
            accuracy_km?: number | null;
            /** @description The address; its network for those who may not change the rules, and for everybody after a while; null where nobody knows it. */
            address?: string | null;
            /** @description `address.…`: why it is not known. */
            address_unknown?: string | null;
            /** @description Whether they came in. */
            admitted: boolean;
            /** @description To what. */
            app: string;
            /**
             * Format: int32
             * @description Network operator.
             */
            asn?: number | null;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            at: number;
            /** @description They came in although the rules said otherwise, because the host's operator had set them aside. */
            break_glass: boolean;
            /** @description Two letters, as the geographic database said. */
            country?: string | null;
            /** @description `none`, `enrolled`, `compliant` or `not_compliant`. */
            device: string;
            /** @description What they had proved. */
            factors: string[];
            /**
             * Format: int64
             * @description When the geographic database was built.
             */
            geo_built?: number | null;
            /** @description Their group at the time. */
            group?: string | null;
            /** @description `admin` or `employee`. */
            kind: string;
            /**
             * Format: double
             * @description Degrees north; only where the address is shown whole.
             */
            latitude?: number | null;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude?: number | null;
            /** Format: int64 */
            no: number;
            /**
             * Format: int64
             * @description Version of the rules; 0 where there were none.
             */
            rules_version: number;
            subject: components["schemas"]["Named"];
            /** @description `allow`, `step_up` or `deny`: what the rules said. */
            verdict: string;
            /** @description The session or token that began or ended with it. */
            via?: string | null;
        };
        /** @description One person's signature. */
        SignedApproval: {
            /** @description `approval` in base64. */
            approval: string;
        };
        /** @description Whether to put it aside. */
        SkipWelcome: {
            skipped: boolean;
        };
        /** @description From one time of the day until another. One that ends no later than it begins goes on into the next day. */
        SpanDocument: {
            /** @description On which days it begins: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`. */
            days: string[];
            /** @description `09:00`. */
            from: string;
            /** @description The first minute that is not part of it; `24:00` is the end of the day. */
            until: string;
        };
        /** @description What an administrator looks at first. Counts are of the caller's people alone. */
        Status: {
            /**
             * Format: int64
             * @description The access rules in force are taken back at this moment unless somebody confirms them, in milliseconds since 1970; null where nobody
             *     must.
             */
            access_confirm_until?: number | null;
            /**
             * Format: int64
             * @description Those of them that the caller, as an approver of the keyring, could approve; at most 200 are looked at.
             */
            approvals_for_me: number;
            /**
             * Format: int64
             * @description Commands that wait for people.
             */
            approvals_waiting: number;
            /**
             * Format: int64
             * @description Until when administrators come in whatever the access rules say; null mostly.
             */
            break_glass_until?: number | null;
            /** @description Living devices by operating system; under the empty text those that have not checked in yet. */
            by_platform: {
                [key: string]: number;
            };
            /** @description Devices by status. */
            by_state: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Devices with an open channel to this node; null for admins of a group, who may not know of others.
             */
            connected?: number | null;
            /** @description Keys in files count as people. */
            demo: boolean;
            /**
             * Format: int64
             * @description Milliseconds since 1970; null before there is a keyring.
             */
            keyring_expires?: number | null;
            /** @description What happened last; empty for those who may not read the audit trail. */
            newest: components["schemas"]["AuditView"][];
            /**
             * Format: int64
             * @description Living devices not heard of for three days.
             */
            out_of_contact: number;
            /**
             * Format: int64
             * @description Orders that devices refused in the last seven days.
             */
            refused: number;
            /**
             * Format: int64
             * @description Sign-ins that the access rules refused within a day.
             */
            refused_sign_ins: number;
            /** @description The database came from a backup and was not reviewed. */
            restore_mode: boolean;
            /**
             * Format: int64
             * @description When it was last looked which records about people are to be forgotten.
             */
            retention_ran?: number | null;
            /** @description One person alone may decide. */
            solo: boolean;
            /**
             * Format: int64
             * @description Devices that were ordered something and have not said that it is done.
             */
            unconfirmed: number;
        };
        /** @description One step. */
        StepView: {
            /** Format: int64 */
            at: number;
            /** @description Of a refusal, its code as in the API's problems, such as `code.expired`; otherwise empty. */
            detail: string;
            /** @description `made`, `asked`, `refused`, `enrolled`, `checked_in`, `container_ready` or `withdrawn`. */
            step: string;
        };
        /** @description Nobody has said anything yet. */
        StillWaiting: Record<string, never>;
        /** @description One device of a command. */
        TargetView: {
            /**
             * Format: int64
             * @description Since when.
             */
            changed_at: number;
            enrollment: string;
            /** @description As people read it when they sign. */
            label: string;
            person: components["schemas"]["Named"];
            /** @description Reason code of a refusal. */
            reason: string;
            receipts: components["schemas"]["ReceiptView"][];
            /** @description `requested`, `queued`, `delivered`, `accepted`, `partly`, `done`, `refused`, or how the command ended before. */
            state: string;
        };
        /** @description The installation. */
        TenantView: {
            /** @description Software keys count. */
            demo: boolean;
            id: string;
            keyring?: components["schemas"]["KeyringName"] | null;
            log: components["schemas"]["LogView"];
            /** @description `normal` or `restore`. */
            mode: string;
            server_key: components["schemas"]["KeyView"];
            /** @description One person decides. */
            solo: boolean;
            /** @description Where devices find the server. */
            urls: string[];
        };
        /** @description One answer: exactly one of these, each in base64. */
        TicketAnswer: {
            /** @description `approval` of the command. */
            approval?: string | null;
            /** @description `signed-keyring` of the next version, with some of its signatures. */
            draft?: string | null;
            /** @description `signed-keyring` of version 1. */
            first?: string | null;
            /** @description `key` of one's own. */
            key?: string | null;
            /** @description `approval`s of a draft. */
            signatures?: string[] | null;
            /** @description `signed-veto` of the command, or of everything pending. */
            veto?: string | null;
        };
        /** @description What came of the answer. Fields that say nothing about it are left out. */
        TicketAnswered: {
            /**
             * Format: int64
             * @description Persons who have approved so far.
             */
            approvals?: number | null;
            /** @description Id of the draft. */
            draft?: string | null;
            /** @description Id of the proposed key. */
            proposal?: string | null;
            /**
             * Format: int64
             * @description Signatures that the draft has.
             */
            signatures?: number | null;
            /** @description `dispatched`, `waiting`, `held_by_restore`, `vetoed`, `founded`, `key_proposed`, `draft_open` or `published`. */
            state: string;
            /**
             * Format: int64
             * @description Commands that were stopped.
             */
            stopped?: number | null;
            /**
             * Format: int64
             * @description Version of the keyring that is published now.
             */
            version?: number | null;
        };
        /** @description A link that works once, for a quarter of an hour. */
        TicketLink: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            /** @description The approver's page with the secret after `#`, where browsers do not send it. */
            url: string;
        };
        /** @description A token, without its secret. */
        TokenView: {
            /**
             * Format: int64
             * @description Milliseconds since 1970, like every moment.
             */
            created: number;
            /** Format: int64 */
            expires: number;
            id: string;
            name: string;
            /**
             * Format: int64
             * @description Null while it is good.
             */
            revoked?: number | null;
            /** @description `*`, or the permissions that it was made for. */
            scopes: string[];
        };
        /** @description A decision with all its reasons. */
        Told: {
            /**
             * Format: int32
             * @description Number of the network operator that was decided by.
             */
            asn?: number | null;
            /** @description Why no operator is known. */
            asn_unknown?: string | null;
            /** @description `decision.…`: why, besides the policies' own reasons. */
            code: string;
            /** @description The country that was decided by; two letters. */
            country?: string | null;
            /** @description `place.…` or `address.…`: why no country is known. */
            country_unknown?: string | null;
            /** @description Every policy that applies. */
            policies: components["schemas"]["ToldPolicy"][];
            /** @description What policies that only report would have said; binds nobody. */
            reported: string;
            /**
             * Format: int64
             * @description Version of the rules; 0 where there are none.
             */
            rules_version: number;
            /** @description Segments that hold the address. */
            segments: components["schemas"]["ToldPlace"][];
            /** @description What must be proved as well; empty unless the verdict is `step_up`. */
            step_up: string[];
            /**
             * Format: int64
             * @description The verdict could change by itself at this moment, in milliseconds since 1970.
             */
            valid_until?: number | null;
            /** @description `allow`, `step_up` or `deny`. */
            verdict: string;
            /** @description Zones that the sign-in certainly comes from. */
            zones: components["schemas"]["ToldPlace"][];
        };
        /** @description From the last sign-in to this one. */
        ToldJourney: {
            /** @description The last sign-in. */
            before: components["schemas"]["ToldPoint"];
            /**
             * Format: int64
             * @description Milliseconds between the two.
             */
            elapsed_ms: number;
            /** @description This one. */
            here: components["schemas"]["ToldPoint"];
            /**
             * Format: int32
             * @description From point to point.
             */
            km: number;
            /**
             * Format: int64
             * @description From point to point; null where no time has passed.
             */
            km_per_hour?: number | null;
            /**
             * Format: int32
             * @description From edge to edge of what the database is sure of.
             */
            least_km: number;
            /**
             * Format: int32
             * @description The limit.
             */
            max_km_per_hour: number;
        };
        /** @description A segment, or a zone and by what somebody is in it. */
        ToldPlace: {
            /**
             * Format: int32
             * @description Of a zone: by the network of this operator.
             */
            by_asn?: number | null;
            /** @description Of a zone: by this country. */
            by_country?: string | null;
            /** @description Of a zone: by this segment. */
            by_segment?: string | null;
            /** @description Hexadecimal. */
            id: string;
            /** @description Name at the time. */
            name: string;
        };
        /** @description One end of the way. Points are forgotten before the rest. */
        ToldPoint: {
            /**
             * Format: int32
             * @description Within how many kilometres.
             */
            accuracy_km?: number | null;
            /**
             * Format: int64
             * @description When somebody signed in there, in milliseconds since 1970.
             */
            at: number;
            /**
             * Format: int64
             * @description When the database that knows the point was built.
             */
            database_built?: number | null;
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude?: number | null;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude?: number | null;
        };
        /** @description What one policy says. */
        ToldPolicy: {
            /** @description `policy.all_hold`, `policy.otherwise`, `policy.when_unknown` or `policy.both_clauses`. */
            because: string;
            /** @description Whether it decides; otherwise it only reports. */
            binding: boolean;
            /** @description Hexadecimal. */
            id: string;
            /** @description Name at the time. */
            name: string;
            /** @description Every condition of it. */
            reasons: components["schemas"]["ToldReason"][];
            /** @description What must be proved as well. */
            step_up: string[];
            /** @description What it demands: `allow`, `step_up` or `deny`. */
            verdict: string;
        };
        /** @description Why one condition stands as it does. Which fields are there depends on the code. */
        ToldReason: {
            /**
             * Format: int32
             * @description By whose network instead.
             */
            asn?: number | null;
            /** @description `from.…`, `not_from.…`, `device.…`, `hours.…` or `travel.…`. */
            code: string;
            /** @description Where the sign-in comes from instead. */
            country?: string | null;
            /** @description Which end of the way is not known well enough: `before` or `here`. */
            end?: string | null;
            journey?: components["schemas"]["ToldJourney"] | null;
            /**
             * Format: int32
             * @description Within how many kilometres that end could be anywhere.
             */
            radius_km?: number | null;
            /**
             * Format: int64
             * @description Since when a device's word is too old.
             */
            since?: number | null;
            /** @description `holds`, `fails` or `unknown`. */
            state: string;
            /** @description Why it cannot be known: `address.…`, `place.…` or `travel.…`. */
            unknown?: string | null;
            /**
             * Format: int64
             * @description This can change by itself at this moment, in milliseconds since 1970.
             */
            until?: number | null;
            zone?: components["schemas"]["ToldPlace"] | null;
        };
        /** @description A secret for an authenticator. Shown once; it counts once it is confirmed. */
        TotpOffer: {
            /** @description For typing: base 32. */
            secret: string;
            /** @description For a camera. */
            uri: string;
        };
        /** @description A code with everything that it lived through. */
        TracedCode: components["schemas"]["CodeView"] & {
            /** @description Oldest first. */
            trace: components["schemas"]["StepView"][];
        };
        /** @description What came of a trial. */
        TriedView: {
            /** @description Everything that is wrong. While something is, nothing else is known. */
            faults: components["schemas"]["AccessFault"][];
            guard?: components["schemas"]["GuardView"] | null;
            replay?: components["schemas"]["ReplayView"] | null;
        };
        /** @description A draft. */
        TryAccessRules: {
            document: components["schemas"]["AccessDocument"];
        };
        Vec: {
            /** Format: int64 */
            count: number;
            role: string;
        }[][];
        /** @description What the veto came to. */
        VetoTaken: {
            /**
             * Format: int64
             * @description Commands that it stopped.
             */
            stopped: number;
        };
        /** @description One person's veto. */
        VetoView: {
            /** Format: int64 */
            at: number;
            /** @description Everything issued before a moment, not this command alone. */
            halt: boolean;
            name: string;
            person: string;
            /** @description It stops this command; otherwise it only asks for one person more. */
            stops: boolean;
            /** @description `signed-veto` in base64. */
            veto: string;
        };
        /** @description An order that people have not decided. */
        WaitingView: {
            action: string;
            /** Format: int64 */
            approvals: number;
            command: string;
            /**
             * Format: int64
             * @description Persons that the smallest alternative of the ladder asks for; null where the ladder has none. A veto may ask for one more:
             *     the command says so.
             */
            needed?: number | null;
        };
        /** @description Where the first run stands. */
        WelcomeView: {
            /** @description There is a keyring, and a caller who is a person holds a key in it. */
            approval_key: boolean;
            /** @description Software keys count. */
            demo: boolean;
            /** @description A device was enrolled and has come back. */
            device: boolean;
            /** @description Somebody ordered a lock. */
            lock_tried: boolean;
            /**
             * Format: int64
             * @description Passkeys of the caller for the console.
             */
            passkeys: number;
            /** @description `none`, `invited`, `key_waiting`, `countersigning` or `done`. */
            second_person: string;
            /** @description The caller has put the first run aside. */
            skipped: boolean;
            /** @description One person decides; true before there is a keyring, because only one could. */
            solo: boolean;
        };
        /** @description When it cannot be known whether a condition holds: `"deny"`, `"allow"`, or `{"step_up": "totp"}`. */
        WhenUnknownWord: "deny" | {
            /** @description Let in with this factor. */
            step_up: components["schemas"]["FactorWord"];
        } | "allow";
        /** @description Why. */
        Why: {
            /** @description One line of plain text, at most 200 bytes. Shown in timelines to everybody who may see them. */
            reason: string;
        };
        /** @description A place to come from: whatever is in one of these segments, countries or operators' networks. */
        ZoneDocument: {
            /** @description Numbers of network operators. */
            asns?: number[];
            /** @description Two capital letters of ISO 3166-1 each. */
            countries?: string[];
            /** @description 32 hexadecimal digits, made by whoever writes the zone. */
            id: string;
            /** @description One line, at most 150 bytes. */
            name: string;
            /** @description Ids of segments. An address inside one of them is in the zone, whatever its geography. */
            segments?: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
