import { base58 } from '@scure/base';
import { parseHex } from '../../core/hex.js';
import { deterministic } from '../hostError.js';
import { readBigInt } from '../memory/bigInt.js';
import { readBytes, readHex, viewBytes, writeBytes } from '../memory/bytes.js';
import { readText, writeText } from '../memory/text.js';
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
/** `typeConversion.*`: between bytes, text and numbers. */
export const typeConversionImports = ({ heap }) => ({
    'typeConversion.bytesToString': (bytes) => writeText(heap, utf8.decode(viewBytes(heap, bytes)).replace(/\0+$/, '')),
    'typeConversion.bytesToHex': (bytes) => writeText(heap, readHex(heap, bytes)),
    'typeConversion.bigIntToString': (value) => writeText(heap, readBigInt(heap, value).toString()),
    'typeConversion.bigIntToHex': (pointer) => {
        const value = readBigInt(heap, pointer);
        return writeText(heap, `0x${(value < 0n ? -value : value).toString(16)}`);
    },
    'typeConversion.stringToH160': (pointer) => {
        const text = readText(heap, pointer);
        const bytes = parseHex(text);
        if (bytes?.length !== 20)
            throw deterministic(`Failed to convert string to Address: '${text}'`);
        return writeBytes(heap, bytes);
    },
    'typeConversion.bytesToBase58': (bytes) => writeText(heap, base58.encode(readBytes(heap, bytes))),
});
//# sourceMappingURL=typeConversion.js.map