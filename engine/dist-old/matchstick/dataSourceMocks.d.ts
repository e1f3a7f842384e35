import type { StoreFields } from '../host/storeValue.js';
/** What a test made `dataSource` say of itself. */
export type MockedDataSource = Readonly<{
    address: string;
    network: string;
    context: StoreFields;
}>;
/** A data source that a mapping created from a template. */
export type CreatedDataSource = Readonly<{
    params: readonly string[];
    context: StoreFields | undefined;
}>;
/** The data source of a test, and those created during it. */
export declare class DataSourceMocks {
    #private;
    constructor(templates: readonly string[]);
    /** Undefined until a test says something. */
    get current(): MockedDataSource | undefined;
    set current(values: MockedDataSource | undefined);
    /** Data sources created from a template, by their first parameter; undefined for an unknown template. */
    created(template: string): ReadonlyMap<string, CreatedDataSource> | undefined;
    create(template: string, params: readonly string[], context: StoreFields | undefined): void;
}
/** What `dataSource.address()` returns for a mocked text: an address, or for file data sources the text itself. */
export declare const mockedAddress: (text: string) => Uint8Array;
