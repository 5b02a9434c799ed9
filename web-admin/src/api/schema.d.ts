// Made by `npm run api` from server/openapi.json. Never edited by hand.

export interface paths {
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
            };
        };
        put?: never;
        /** Adds an administrator. */
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
                    /** @description Only events about this id or digest, in hexadecimal. */
                    subject?: string;
                    /** @description Only events caused by this id, in hexadecimal. A page may then hold fewer items than asked for. */
                    actor?: string;
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
                    /** @description `requested`, `dispatched`, `vetoed`, `cancelled`, `superseded`, `expired` or `finished`. */
                    state?: string;
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
            };
        };
        put?: never;
        /** Proposes a command. What erases locks its devices at once; the rest waits for people. */
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
                    "application/json": components["schemas"]["CancelOrder"];
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
        /** Devices that the caller may see. */
        get: {
            parameters: {
                query?: {
                    /** @description A part of the label. */
                    q?: string;
                    /** @description `pending`, `active`, `erased` or `unenrolled`. A page may then hold fewer items than asked for. */
                    state?: string;
                    /** @description Only of this person. */
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
                        "application/json": components["schemas"]["Page_DeviceView"];
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
        /** One device, with an `ETag` of everything shown. */
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
                        "application/json": components["schemas"]["DeviceView"];
                    };
                };
                /** @description unchanged since the ETag in If-None-Match */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                    "application/json": components["schemas"]["Order"];
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
                    "application/json": components["schemas"]["Order"];
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
                    "application/json": components["schemas"]["Order"];
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
                    "application/json": components["schemas"]["Order"];
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
                        "application/json": components["schemas"]["Page_Moment"];
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
        get?: never;
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
                        "application/json": components["schemas"]["CodeView"];
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
                /** @description the device may come */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
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
        /** Who is calling, with which roles, scope and token. */
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
        /** People that the caller may see. */
        get: {
            parameters: {
                query?: {
                    /** @description A part of the name. */
                    q?: string;
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
        /** Ends restore mode. Cancel first what must not go out. */
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
        /** Uses a setup link up. */
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
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
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
            };
        };
        put?: never;
        /** Makes a token for a program. */
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
                /** @description a message is not signed by the device of its enrollment */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
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
                /** @description the code is unknown, used up or expired */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemDocument"];
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
        /** @description An administrator. */
        AdminView: {
            active: boolean;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            created: number;
            id: string;
            name: string;
            /** @description `owner`, `it`, `hr`, `auditor`. */
            roles: string[];
            /** @description The only group that the admin looks after; null for everybody. */
            scope?: string | null;
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
        /** @description One event. */
        AuditView: {
            /** @description Zeros for operator and server. */
            actor: string;
            /** @description `admin`, `approver`, `device`, `operator` or `server`. */
            actor_kind: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            at: number;
            /** @description Texts by name. */
            facts: Record<string, never>;
            /**
             * Format: int64
             * @description Its leaf in the log.
             */
            leaf: number;
            subject: string;
            /** @description What it is about. */
            subject_kind: string;
            /** @description `area.past_tense`. */
            verb: string;
        };
        /** @description A device's recovery share, sealed to the company's recovery keys. */
        BlobView: {
            /** @description `recovery-blob` in base64. */
            blob: string;
            /** @description The device's signature over it, in base64. */
            cose: string;
        };
        /** @description Why a command is taken back. */
        CancelOrder: {
            reason: string;
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
        /** @description What may ever be done to an enrollment. */
        CeilingsView: {
            actions: string[];
            /** @description The same as CBOR in base64. */
            bytes: string;
            demo: boolean;
            solo: boolean;
        };
        /** @description A code. Shown once. */
        CodeView: {
            /** @description One line to paste or to show as a QR code. */
            code: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            expires: number;
            label: string;
            /** @description `server`: the device trusts this server on first use. */
            maker: string;
            /** @description Ten words of the keyring that the device will show. */
            words: string;
        };
        /** @description A command in a list. */
        CommandView: {
            action: string;
            approvals: components["schemas"]["ApprovalView"][];
            /** @description `command` in base64: what people sign. */
            bytes: string;
            digest: string;
            /** Format: int64 */
            expires: number;
            id: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970, like every moment.
             */
            issued: number;
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
        /** @description A new administrator. */
        CreateAdmin: {
            name: string;
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
        /** @description One enrollment. */
        DeviceView: {
            ceilings: components["schemas"]["CeilingsView"];
            /** @description `none`, `closed`, `open`, `locked`, `locked_partly` or `erased`, as the device last said; null before it said anything. */
            container?: string | null;
            device: string;
            /**
             * Format: int64
             * @description The state that the device itself says is in force.
             */
            device_counter?: number | null;
            enrollment: string;
            /** @description A legal hold stands. */
            hold: boolean;
            /** @description As people read it when they sign. */
            label: string;
            /**
             * Format: int64
             * @description Milliseconds since 1970; null for never.
             */
            last_seen?: number | null;
            /** @description We ordered it to be locked. */
            locked: boolean;
            person: string;
            posture?: components["schemas"]["PostureView"] | null;
            screen_blocked: boolean;
            /** @description Whose counter that is. */
            server_key?: string | null;
            /**
             * Format: int64
             * @description Counter of the newest state.
             */
            state_counter: number;
            /** @description `pending`, `active`, `erased` or `unenrolled`. */
            status: string;
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
            token: components["schemas"]["MyToken"];
        };
        /** @description A message for the employee. */
        MessageOrder: {
            /** @description Plain text of at most 1,000 bytes. */
            text: string;
        };
        /** @description Something that happened. */
        Moment: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            at: number;
            /** @description The device's own signed word, in base64. */
            evidence?: string | null;
            /** @description By name. */
            facts: Record<string, never>;
            /** @description `audit`, `command` or `receipt`. */
            kind: string;
            /** @description `area.past_tense`, or the state of a command, or the stage of a receipt. */
            title: string;
        };
        /** @description The caller as an admin. */
        MyAdmin: {
            id: string;
            name: string;
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
        /** @description Why it is ordered. */
        Order: {
            /** @description For whoever asks later. Kept nowhere in the log, which holds no free text. */
            reason: string;
        };
        /** @description The state that is in force once the device has it. */
        Ordered: {
            /** Format: int64 */
            counter: number;
        };
        /** @description One page of a list. */
        Page_AdminView: {
            /** @description The items. */
            items: {
                active: boolean;
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                created: number;
                id: string;
                name: string;
                /** @description `owner`, `it`, `hr`, `auditor`. */
                roles: string[];
                /** @description The only group that the admin looks after; null for everybody. */
                scope?: string | null;
            }[];
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
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                at: number;
                /** @description Texts by name. */
                facts: Record<string, never>;
                /**
                 * Format: int64
                 * @description Its leaf in the log.
                 */
                leaf: number;
                subject: string;
                /** @description What it is about. */
                subject_kind: string;
                /** @description `area.past_tense`. */
                verb: string;
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
                digest: string;
                /** Format: int64 */
                expires: number;
                id: string;
                /**
                 * Format: int64
                 * @description Milliseconds since 1970, like every moment.
                 */
                issued: number;
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
                ceilings: components["schemas"]["CeilingsView"];
                /** @description `none`, `closed`, `open`, `locked`, `locked_partly` or `erased`, as the device last said; null before it said anything. */
                container?: string | null;
                device: string;
                /**
                 * Format: int64
                 * @description The state that the device itself says is in force.
                 */
                device_counter?: number | null;
                enrollment: string;
                /** @description A legal hold stands. */
                hold: boolean;
                /** @description As people read it when they sign. */
                label: string;
                /**
                 * Format: int64
                 * @description Milliseconds since 1970; null for never.
                 */
                last_seen?: number | null;
                /** @description We ordered it to be locked. */
                locked: boolean;
                person: string;
                posture?: components["schemas"]["PostureView"] | null;
                screen_blocked: boolean;
                /** @description Whose counter that is. */
                server_key?: string | null;
                /**
                 * Format: int64
                 * @description Counter of the newest state.
                 */
                state_counter: number;
                /** @description `pending`, `active`, `erased` or `unenrolled`. */
                status: string;
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
                /**
                 * Format: int64
                 * @description Milliseconds since 1970.
                 */
                at: number;
                /** @description The device's own signed word, in base64. */
                evidence?: string | null;
                /** @description By name. */
                facts: Record<string, never>;
                /** @description `audit`, `command` or `receipt`. */
                kind: string;
                /** @description `area.past_tense`, or the state of a command, or the stage of a receipt. */
                title: string;
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
        /** @description An employee. */
        PersonView: {
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             */
            created: number;
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
        /** @description A signed keyring to be published. */
        PublishKeyring: {
            /** @description `signed-keyring` in base64. */
            signed: string;
        };
        /** @description What is ready. */
        Ready: {
            /** @description The database answers. */
            database: boolean;
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
            reason: string;
            /** @description `receipt` in base64, as signed. */
            receipt: string;
            stage: string;
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
        /** @description A release that is kept. */
        ReleaseTaken: {
            digest: string;
        };
        /** @description Who asked. */
        RequesterView: {
            id: string;
            /** @description `admin`, `approver`, `device` or `operator`. */
            kind: string;
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
        /** @description What stands after `#` in the link. */
        Setup: {
            secret: string;
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
        /** @description One person's signature. */
        SignedApproval: {
            /** @description `approval` in base64. */
            approval: string;
        };
        /** @description What an administrator looks at first. */
        Status: {
            /**
             * Format: int64
             * @description Commands that wait for people.
             */
            approvals_waiting: number;
            /**
             * Format: int64
             * @description Devices with an open channel to this node.
             */
            connected: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970; null before there is a keyring.
             */
            keyring_expires?: number | null;
            /**
             * Format: int64
             * @description Devices not heard of for three days.
             */
            out_of_contact: number;
            /**
             * Format: int64
             * @description Orders that devices refused in the last seven days.
             */
            refused: number;
            /** @description The database came from a backup and was not reviewed. */
            restore_mode: boolean;
            /**
             * Format: int64
             * @description Devices that were ordered something and have not said that it is done.
             */
            unconfirmed: number;
        };
        /** @description One device of a command. */
        TargetView: {
            enrollment: string;
            label: string;
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
        /** @description Why. */
        Why: {
            /** @description One line for the record of who asks. */
            reason: string;
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
