export { AttuneChat } from './attune-chat';
