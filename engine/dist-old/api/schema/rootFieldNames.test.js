import { expect, test } from 'vitest';
import { rootFieldNames } from './rootFieldNames.js';
const NAMES = `
UserProfile userProfile userProfiles
OrdersMatched ordersMatched ordersMatcheds
TaskConsensus taskConsensus taskConsensuses
TaskClaimed taskClaimed taskClaimeds
TaskFinalize taskFinalize taskFinalizes
BulkSlice bulkSlice bulkSliceice
Category category categories
PolicyUpdate policyUpdate policyUpdates
Address address addresses
Status status statuses
Analysis analysis analyses
Half half halves
Life life lifes
Index index indexes
Matrix matrix matrixes
Potato potato potatoes
Hero hero heros
Person person persons
Child child childs
Quiz quiz quizs
Match match matches
Box box boxes
Stats stats stats_collection
SongPlays songPlays songPlays_collection
TokenMetadata tokenMetadata tokenMetadata_collection
Data data datas
ProtectedData protectedData protectedDatas
Series series series_collection
Nova nova nova_collection
Axis axis axis_collection
Bias bias bias_collection
Gas gas gas_collection
Japanese japanese japanese_collection
Canvas canvas canvas_collection
Money money monies
Honey honey honies
Monkey monkey monkeys
SalesPerson salesPerson salesPersons
ERC20Token erc20Token erc20Tokens
ERC20 erc20 erc20S
Process2 process2 process2S
UniswapV3Pool uniswapV3Pool uniswapV3Pools
I1face i1Face i1Faces
IFoo ifoo ifoos
URIChange urichange urichanges
HTTPServer httpserver httpservers
Foo_bar fooBar fooBars
_Foo foo foos
V3pool v3Pool v3Pools`;
test.each(NAMES.trim()
    .split('\n')
    .map((line) => line.split(' ')))('%s is queried as %s and %s', (type, singular, plural) => expect(rootFieldNames(type)).toEqual({ singular, plural }));
//# sourceMappingURL=rootFieldNames.test.js.map