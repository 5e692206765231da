export { type ControlDoor, openControlDoor } from './control/door.ts';
export { startSite, type Site, type SiteOptions } from './site.ts';
export type { Fault, FaultAim, FaultEffect, RequestKind, RetryAfter } from './faults/fault.ts';
export type { KeyOwner, SiteKeys } from './keys.ts';
export type { ReceivedFile, ReceivedRequest } from './received.ts';
export type { Album, FloodLimits, SiteSettings } from './settings.ts';
export type { StoredImage } from './storage/stored-image.ts';
